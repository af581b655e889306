package labra.imports.loading;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// What the person who imports decides. What is absent is detected or left to the mapping.
public record Options(
        @Nullable String mapping,
        @Nullable Charset encoding,
        @Nullable Character delimiter,
        @Nullable String officer,
        @Nullable Boolean createOfficers,
        boolean createPeople,
        boolean dryRun,
        boolean announced) {
    public static final Options USUAL = new Options(null, null, null, null, null, false, false, false);
}
