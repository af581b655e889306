package labra.imports.loading;

import java.time.Instant;
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
        long voided) {
    /// Who it was, without what kind of actor.
    public String who() {
        return actor.substring(actor.indexOf(':') + 1);
    }

    /// How much of it is done, in per cent.
    public long percent() {
        return rows == 0 ? 100 : Math.min(100, 100 * read / rows);
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    /// Where a run stands. An interrupted one stopped giving signs of life before it was finished.
    public enum State {
        RUNNING,
        INTERRUPTED,
        FINISHED,
        FAILED
    }
}
