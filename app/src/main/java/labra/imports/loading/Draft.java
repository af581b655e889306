package labra.imports.loading;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import labra.csv.ImportFailure;
import labra.csv.InputFile;
import labra.csv.Reading;
import labra.csv.Row;
import labra.csv.Table;
import labra.imports.mapping.Headings;
import labra.imports.mapping.ImportColumn;
import labra.imports.mapping.Kind;
import labra.imports.mapping.Mapping;
import labra.imports.mapping.MappingFile;
import labra.imports.mapping.WrittenWays;
import org.jspecify.annotations.Nullable;

/// A file that was looked at once, and the plan of its import or why there can be none yet.
public record Draft(
        Table table,
        Headings headings,
        @Nullable Plan found,
        @Nullable ImportFailure failure) {
    /// The plan, or the refusal.
    public Plan plan() {
        if (found == null) {
            throw failure == null ? new ImportFailure("failure.empty") : failure;
        }
        return found;
    }

    static Draft of(InputFile file, Kind kind, Options options, @Nullable MappingFile given, LocalDate today) {
        MappingFile written = given != null || options.mapping() == null ? given : MappingFile.named(options.mapping());
        Looking looking = new Looking(kind, options, written, today);
        Table table = Table.look(file, reading(options, written), looking::begin);
        Plan plan = looking.mapping == null
                ? null
                : new Plan(table, kind, looking.mapping, Objects.requireNonNull(looking.profile), options.order());
        return new Draft(table, Headings.of(table.header()), plan, looking.failure);
    }

    private static Reading reading(Options options, @Nullable MappingFile written) {
        WrittenWays ways = written == null ? null : written.ways();
        Charset encoding = options.encoding() != null || ways == null ? options.encoding() : ways.encoding();
        Character delimiter = options.delimiter() != null || ways == null ? options.delimiter() : ways.delimiter();
        String sheet = options.sheet() != null || ways == null ? options.sheet() : ways.sheet();
        return new Reading(
                encoding, delimiter, sheet, name -> Headings.isUsual(name) || (written != null && written.names(name)));
    }

    /// Finds the mapping as soon as the header is known, and learns of every row.
    private static final class Looking {
        private final Kind kind;
        private final Options options;
        private final @Nullable MappingFile written;
        private final LocalDate today;
        private @Nullable Mapping mapping;
        private @Nullable FileProfile profile;
        private @Nullable ImportFailure failure;

        Looking(Kind kind, Options options, @Nullable MappingFile written, LocalDate today) {
            this.kind = kind;
            this.options = options;
            this.written = written;
            this.today = today;
        }

        Consumer<Row.Good> begin(List<String> header) {
            Headings headings = Headings.of(header);
            try {
                Mapping complete = mapping(headings).complete(kind, headings);
                FileProfile rows = new FileProfile(kind, complete, today);
                mapping = complete;
                profile = rows;
                failure = null;
                return rows::see;
            } catch (ImportFailure incomplete) {
                mapping = null;
                failure = incomplete;
                return row -> {};
            }
        }

        private Mapping mapping(Headings headings) {
            Mapping said = written != null
                    ? written.on(kind, headings)
                    : MappingFile.matching(kind, headings)
                            .map(file -> file.on(kind, headings))
                            .orElseGet(() -> Mapping.usual(kind, headings));
            return options.officer() == null ? said : said.with(ImportColumn.OFFICER_BADGE, options.officer());
        }
    }
}
