package labra.imports.loading;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;
import labra.csv.FileFacts;
import labra.csv.ImportFailure;
import labra.csv.InputFile;
import labra.csv.Rows;
import labra.csv.Table;
import labra.imports.mapping.Headings;
import labra.imports.mapping.Kind;
import labra.imports.mapping.Mapping;
import labra.imports.mapping.MappingFile;
import labra.moments.DateOrder;
import labra.moments.Dates;
import labra.moments.Moments;
import labra.moments.OrderEvidence;
import labra.moments.Times;
import org.jspecify.annotations.Nullable;

/// How a file will be read, found out by reading it once before anything is loaded.
public final class Plan {
    private final Table table;
    private final Kind kind;
    private final Headings headings;
    private final Mapping mapping;
    private final FileProfile learnt;
    private final OrderEvidence.Found order;
    private final @Nullable DateOrder chosen;

    Plan(Table table, Kind kind, Mapping mapping, FileProfile learnt, @Nullable DateOrder chosen) {
        this.table = table;
        this.kind = kind;
        this.headings = Headings.of(table.header());
        this.mapping = mapping;
        this.learnt = learnt;
        this.order = learnt.order();
        this.chosen = chosen != null ? chosen : mapping.ways().order();
    }

    /// Finds out everything about a file, or says why it cannot be imported.
    public static Plan of(InputFile file, Kind kind, Options options, LocalDate today) {
        return Draft.of(file, kind, options, null, today).plan();
    }

    /// The same, with the mapping that somebody wrote; also of a file whose columns nobody has named yet.
    public static Draft draft(
            InputFile file, Kind kind, Options options, @Nullable MappingFile written, LocalDate today) {
        return Draft.of(file, kind, options, written, today);
    }

    /// What the file calls an offence most of the time, and its code where it never says.
    public String description(String code) {
        return learnt.description(code);
    }

    Rows open() throws IOException {
        return table.open();
    }

    int leastCells() {
        return mapping.leastCells(kind);
    }

    /// Refuses dates of which some prove one order and others another, until somebody chooses.
    public Plan withOneOrder() {
        if (contradictory()) {
            throw new ImportFailure("failure.both-orders", proofs());
        }
        return this;
    }

    /// Refuses a file of which nothing was read below its header: that is never all there was to load.
    public Plan withRows() {
        if (rows() == 0) {
            throw new ImportFailure("failure.no-rows", abbreviated(String.join(" | ", headings.names())));
        }
        return this;
    }

    public boolean contradictory() {
        return chosen == null && order.contradictory();
    }

    /// The rows that prove an order, such as `3: 25/01/2025`.
    public String proofs() {
        return order.proofs().values().stream()
                .flatMap(Collection::stream)
                .map(proof -> proof.line() + ": " + abbreviated(proof.written()))
                .collect(Collectors.joining("; "));
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    public DateOrder order() {
        return chosen == null ? order.order() : chosen;
    }

    public boolean orderChosen() {
        return chosen != null;
    }

    public boolean monthFirst() {
        return order() == DateOrder.MONTH_FIRST;
    }

    /// What reads the moments of this file, in the zone of its town.
    public Moments moments(java.time.ZoneId zone) {
        Dates dates = chosen == null ? order.dates() : new Dates(chosen, true);
        return new Moments(
                zone,
                dates,
                new Times(learnt.numbers().times()),
                learnt.numbers().moments());
    }

    public ImportRuns.Start start(String actor) {
        return new ImportRuns.Start(
                kind.name(),
                file().name(),
                facts().size(),
                facts().sha256(),
                facts().gzip(),
                facts().charset().name(),
                String.valueOf(facts().delimiter()),
                monthFirst(),
                mapping.name(),
                mapping.shown(headings),
                rows(),
                actor);
    }

    public InputFile file() {
        return table.file();
    }

    public Kind kind() {
        return kind;
    }

    public FileFacts facts() {
        return table.facts();
    }

    public Headings headings() {
        return headings;
    }

    public Mapping mapping() {
        return mapping;
    }

    public long rows() {
        return table.count();
    }

    /// The columns that nothing of the mapping reads.
    public Collection<String> unused() {
        return mapping.unused(headings);
    }
}
