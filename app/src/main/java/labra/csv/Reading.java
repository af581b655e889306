package labra.csv;

import java.nio.charset.Charset;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How somebody says that a file is to be read; what is absent is found out. `heading` knows names that columns have.
public record Reading(
        @Nullable Charset encoding,
        @Nullable Character delimiter,
        @Nullable String sheet,
        Predicate<String> heading) {
    /// As it is, with nothing known of its columns.
    public static final Reading USUAL = new Reading(null, null, null, name -> false);

    Reading in(Charset found) {
        return new Reading(found, delimiter, sheet, heading);
    }
}
