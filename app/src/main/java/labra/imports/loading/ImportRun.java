package labra.imports.loading;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import labra.csv.Delimiters;
import labra.csv.ImportMessages;
import labra.imports.mapping.ImportColumn;
import org.jspecify.annotations.Nullable;

/// An import as it is remembered: the file, how it was read, what became of its rows.
public record ImportRun(
        long id,
        String kind,
        String fileName,
        long size,
        String sha256,
        boolean gzip,
        String encoding,
        String delimiter,
        boolean monthFirst,
        String mapping,
        String columns,
        long rows,
        String actor,
        State state,
        @Nullable String failure,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long read,
        long loaded,
        long repeated,
        long observed,
        long rejected,
        long voided,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy,
        List<String> failureDetails) {
    /// Why it failed.
    public @Nullable String why(Locale locale) {
        return failure == null ? null : ImportMessages.text(locale, failure, failureDetails.toArray());
    }

    /// Who it was, without what kind of actor.
    public String who() {
        return withoutKind(actor);
    }

    /// Who took it back.
    public String undoer() {
        return withoutKind(undoneBy == null ? "" : undoneBy);
    }

    private static String withoutKind(String actor) {
        return actor.substring(actor.indexOf(':') + 1);
    }

    /// Only fines can be annulled; what came to a register is removed there.
    public boolean undoable() {
        return fines() && state != State.RUNNING && state != State.UNDONE;
    }

    public boolean fines() {
        return kind.equals("FINES");
    }

    /// How much of it is done, in per cent.
    public long percent() {
        return rows == 0 ? 100 : Math.min(100, 100 * read / rows);
    }

    /// The delimiter as people name it.
    public String delimiterShown() {
        return Delimiters.shown(delimiter.charAt(0));
    }

    /// What fed its columns, each with the name that the column has on a page.
    public List<Fed> fed(Locale locale) {
        return columns.lines()
                .map(line -> line.split(" = ", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new Fed(ImportColumn.label(parts[0], locale), parts[1]))
                .toList();
    }

    /// A column, and how a mapping writes what fed it.
    public record Fed(String label, String from) {}

    public boolean running() {
        return state == State.RUNNING;
    }

    /// Where a run stands. An interrupted one stopped giving signs of life before it was finished.
    public enum State {
        RUNNING,
        INTERRUPTED,
        FINISHED,
        FAILED,
        UNDONE
    }
}
