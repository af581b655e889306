package labra.bench;

import java.time.Duration;
import java.util.List;

/// How much is measured: the whole table, the quick one, or some of its lines.
record Plan(
        Dataset dataset,
        boolean comparesSizes,
        int rounds,
        Duration time,
        Duration warmUp,
        int importRows,
        List<String> only) {

    static Plan full(int rounds, int seconds, List<String> only) {
        return new Plan(
                Dataset.LARGE, true, rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(40), 500_000, only);
    }

    /// Without the five million: ends in two minutes.
    static Plan quick(int rounds, int seconds, List<String> only) {
        return new Plan(
                Dataset.SMALL, false, rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(10), 50_000, only);
    }

    boolean wants(String measure) {
        return only.isEmpty() || only.contains(measure);
    }
}
