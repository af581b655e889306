package labra.imports.loading;

import java.nio.charset.Charset;
import labra.moments.DateOrder;
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
        boolean announced,
        @Nullable DateOrder order,
        @Nullable String sheet) {
    public static final Options USUAL = new Options(null, null, null, null, null, false, false, false);

    /// With the order of dates and the sheet left to the file.
    public Options(
            @Nullable String mapping,
            @Nullable Charset encoding,
            @Nullable Character delimiter,
            @Nullable String officer,
            @Nullable Boolean createOfficers,
            boolean createPeople,
            boolean dryRun,
            boolean announced) {
        this(mapping, encoding, delimiter, officer, createOfficers, createPeople, dryRun, announced, null, null);
    }

    public Options read(@Nullable DateOrder dates, @Nullable String named) {
        return new Options(
                mapping, encoding, delimiter, officer, createOfficers, createPeople, dryRun, announced, dates, named);
    }
}
