package labra.bench;

import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;

/// Things done per second, how long one took in microseconds, and what that cost.
record Rate(double perSecond, double p50, double p99, double p999, long failed, Usage usage) {

    static final Rate NONE = new Rate(0, 0, 0, 0, 0, Usage.NONE);

    static Rate of(long done, double seconds, Histogram micros, long failed) {
        return new Rate(
                done / seconds,
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(99),
                micros.getValueAtPercentile(99.9),
                failed,
                Usage.NONE);
    }

    /// The median of each figure, and all that failed.
    static Rate median(List<Rate> rates) {
        return new Rate(
                middle(rates.stream().map(Rate::perSecond).toList()),
                middle(rates.stream().map(Rate::p50).toList()),
                middle(rates.stream().map(Rate::p99).toList()),
                middle(rates.stream().map(Rate::p999).toList()),
                rates.stream().mapToLong(Rate::failed).sum(),
                new Usage(
                        middle(rates.stream()
                                .map(rate -> rate.usage().generator())
                                .toList()),
                        middle(rates.stream().map(rate -> rate.usage().server()).toList()),
                        middle(rates.stream()
                                .map(rate -> rate.usage().database())
                                .toList()),
                        middle(rates.stream().map(rate -> rate.usage().others()).toList()),
                        rates.stream()
                                .mapToLong(rate -> rate.usage().resident())
                                .max()
                                .orElse(0)));
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /// The same done in packs of so many.
    Rate times(int each) {
        return new Rate(perSecond * each, p50, p99, p999, failed, usage);
    }

    Rate with(Usage measured) {
        return new Rate(perSecond, p50, p99, p999, failed, measured);
    }
}
