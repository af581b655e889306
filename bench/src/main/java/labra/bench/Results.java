package labra.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What came out, and what the project wants of it.
record Results(Plan plan, Map<String, Rate> rates, long idle, List<Duration> starts) {

    /// A figure beside its goal; `upward` means that more is better.
    record Goal(String name, double figure, double wanted, boolean upward) {
        boolean met() {
            return upward ? figure >= wanted : figure < wanted;
        }
    }

    List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        ratio("post64", "bare16", Rate::perSecond).ifPresent(value -> goals.add(new Goal("post64", value, 2.2, true)));
        ratio("post1", "bare1", Rate::p50).ifPresent(value -> goals.add(new Goal("post1", value, 1.5, false)));
        figure("post64", rate -> rate.p99() / 1000)
                .ifPresent(value -> goals.add(new Goal("post64-p99", value, 10, false)));
        bestBatch().ifPresent(value -> goals.add(new Goal("batch", value, 0.95, true)));
        ratio("stream", "copy", Rate::perSecond).ifPresent(value -> goals.add(new Goal("stream", value, 0.85, true)));
        ratio("import", "copy", Rate::perSecond).ifPresent(value -> goals.add(new Goal("import", value, 0.85, true)));
        figure("report64", Rate::perSecond).ifPresent(value -> goals.add(new Goal("report64", value, 15_000, true)));
        figure("report64", rate -> rate.p99() / 1000)
                .ifPresent(value -> goals.add(new Goal("report64-p99", value, 15, false)));
        ratio("post64", "post64-small", Rate::perSecond)
                .ifPresent(value -> goals.add(new Goal("size", value, 0.9, true)));
        goals.add(new Goal("start", start(), 1, false));
        goals.add(new Goal("memory", underLoad() / 1e6, 400, false));
        return goals;
    }

    /// Seconds from the command to the first answer, the median.
    double start() {
        List<Duration> sorted = starts.stream().sorted().toList();
        return sorted.get(sorted.size() / 2).toMillis() / 1000.0;
    }

    /// The most bytes that the server held while it was measured.
    long underLoad() {
        return rates.entrySet().stream()
                .filter(entry -> !entry.getKey().endsWith("-small"))
                .mapToLong(entry -> entry.getValue().usage().resident())
                .max()
                .orElse(0);
    }

    /// Cores that programs which have nothing to do with this kept busy.
    double others() {
        return rates.values().stream()
                .mapToDouble(rate -> rate.usage().others())
                .max()
                .orElse(0);
    }

    private Optional<Double> figure(String name, ToDoubleFunction<Rate> part) {
        return Optional.ofNullable(rates.get(name)).map(part::applyAsDouble);
    }

    private Optional<Double> ratio(String name, String reference, ToDoubleFunction<Rate> part) {
        return figure(name, part).flatMap(ours -> figure(reference, part).map(bare -> ours / bare));
    }

    private Optional<Double> bestBatch() {
        return ratio("batch2", "bare100", Rate::perSecond)
                .flatMap(two -> ratio("batch4", "bare100", Rate::perSecond).map(four -> Math.max(two, four)));
    }
}
