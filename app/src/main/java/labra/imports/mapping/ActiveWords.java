package labra.imports.mapping;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a cell means that says whether something may still be used. The words are in `mappings/active.properties`.
final class ActiveWords {
    private static final Set<String> YES = words("yes");
    private static final Set<String> NO = words("no");

    private ActiveWords() {}

    /// Null for what nobody foresaw.
    static @Nullable Boolean said(String written) {
        String plain = ImportColumn.plain(written);
        return YES.contains(plain) ? Boolean.TRUE : NO.contains(plain) ? Boolean.FALSE : null;
    }

    private static Set<String> words(String meaning) {
        return Arrays.stream(BundledMappings.active(meaning).split(" +")).collect(Collectors.toUnmodifiableSet());
    }
}
