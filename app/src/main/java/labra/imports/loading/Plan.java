package labra.imports.loading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import labra.csv.DateOrder;
import labra.csv.Dialect;
import labra.csv.FileFacts;
import labra.csv.InputFile;
import labra.csv.Row;
import labra.csv.Rows;
import labra.imports.mapping.Headings;
import labra.imports.mapping.ImportColumn;
import labra.imports.mapping.Kind;
import labra.imports.mapping.Mapping;
import labra.imports.mapping.MappingFile;
import org.jspecify.annotations.Nullable;

/// How a file will be read, found out by reading it once before anything is loaded.
public final class Plan {
    private static final int MOST_DESCRIPTIONS = 100_000;

    private final InputFile file;
    private final Kind kind;
    private final FileFacts facts;
    private final Dialect dialect;
    private final Headings headings;
    private final Mapping mapping;
    private final DateOrder order = new DateOrder();
    private final Map<String, Map<String, Integer>> descriptions = new HashMap<>();
    private final long rows;

    private Plan(InputFile file, Kind kind, Options options, @Nullable MappingFile written) throws IOException {
        this.file = file;
        this.kind = kind;
        this.facts = FileFacts.of(file, options.encoding());
        Dialect given = options.delimiter() == null ? null : new Dialect(options.delimiter());
        try (Rows reading = new Rows(file.lines(facts.charset()), given)) {
            this.dialect = reading.dialect();
            this.headings = Headings.of(reading.header());
            this.mapping = (written == null ? mapping(kind, headings, options) : written.on(kind, headings))
                    .complete(kind, headings);
            this.rows = readThrough(reading);
        }
    }

    /// Finds out everything about a file, or says why it cannot be imported.
    public static Plan of(InputFile file, Kind kind, Options options) {
        return of(file, kind, options, null);
    }

    /// The same, with the mapping that somebody wrote.
    public static Plan of(InputFile file, Kind kind, Options options, @Nullable MappingFile written) {
        try {
            return new Plan(file, kind, options, written);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Mapping mapping(Kind kind, Headings headings, Options options) {
        Mapping mapping = options.mapping() != null
                ? MappingFile.named(options.mapping()).on(kind, headings)
                : MappingFile.matching(kind, headings)
                        .map(file -> file.on(kind, headings))
                        .orElseGet(() -> Mapping.usual(kind, headings));
        return options.officer() == null ? mapping : mapping.with(ImportColumn.OFFICER_BADGE, options.officer());
    }

    private long readThrough(Rows reading) {
        long count = 0;
        for (Row row = reading.next(); row != null; row = reading.next()) {
            count++;
            if (row instanceof Row.Good good && kind == Kind.FINES) {
                learn(good.cells());
            }
        }
        return count;
    }

    private void learn(String[] cells) {
        order.see(mapping.text(mapping.has(ImportColumn.DATE) ? ImportColumn.DATE : ImportColumn.TIMESTAMP, cells));
        String code = mapping.text(ImportColumn.OFFENCE_CODE, cells);
        if (mapping.ways().createOffences() && !code.isEmpty() && descriptions.size() < MOST_DESCRIPTIONS) {
            descriptions
                    .computeIfAbsent(code, first -> new HashMap<>())
                    .merge(mapping.text(ImportColumn.OFFENCE_DESCRIPTION, cells), 1, Integer::sum);
        }
    }

    /// What the file calls an offence most of the time, and its code where it never says.
    public String description(String code) {
        return descriptions.getOrDefault(code, Map.of()).entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty() && entry.getKey().length() <= 500)
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(code);
    }

    Rows open() throws IOException {
        return new Rows(file.lines(facts.charset()), dialect);
    }

    public boolean monthFirst() {
        Boolean given = mapping.ways().monthFirst();
        return given == null ? order.monthFirst() : given;
    }

    public ImportRuns.Start start(String actor) {
        return new ImportRuns.Start(
                kind.name(),
                file.name(),
                facts.size(),
                facts.sha256(),
                facts.gzip(),
                facts.charset().name(),
                String.valueOf(dialect.delimiter()),
                monthFirst(),
                mapping.name(),
                mapping.shown(headings),
                rows,
                actor);
    }

    public InputFile file() {
        return file;
    }

    public Kind kind() {
        return kind;
    }

    public FileFacts facts() {
        return facts;
    }

    public Dialect dialect() {
        return dialect;
    }

    public Headings headings() {
        return headings;
    }

    public Mapping mapping() {
        return mapping;
    }

    public long rows() {
        return rows;
    }

    /// The columns that nothing of the mapping reads.
    public Collection<String> unused() {
        return mapping.unused(headings);
    }
}
