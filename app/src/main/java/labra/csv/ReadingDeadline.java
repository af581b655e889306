package labra.csv;

import java.time.Duration;

/// Until when a file may be read while somebody waits for what it says.
public record ReadingDeadline(Duration patience, long since) {
    /// For a run that nobody waits for.
    public static final ReadingDeadline NONE =
            new ReadingDeadline(Duration.ofSeconds(Long.MAX_VALUE / 2_000_000_000), 0);

    /// From now on.
    public static ReadingDeadline in(Duration patience) {
        return new ReadingDeadline(patience, System.nanoTime());
    }

    void mustNotHavePassed() {
        if (this != NONE && System.nanoTime() - since > patience.toNanos()) {
            throw new ImportFailure("failure.too-slow", patience.toSeconds());
        }
    }
}
