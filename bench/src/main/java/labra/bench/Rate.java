package labra.bench;

import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;

/// Things done per second and how long one took, in microseconds; CPU shares are of one core.
record Rate(double perSecond, double p50, double p99, double p999, long failed, double generatorCpu, double serverCpu) {

    static Rate of(long done, double seconds, Histogram micros) {
        return new Rate(
                done / seconds,
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(99),
                micros.getValueAtPercentile(99.9),
                0,
                0,
                0);
    }

    /// The one with the middle rate.
    static Rate median(List<Rate> rates) {
        return rates.stream()
                .sorted(Comparator.comparingDouble(Rate::perSecond))
                .toList()
                .get((rates.size() - 1) / 2);
    }

    Rate times(int each) {
        return new Rate(perSecond * each, p50, p99, p999, failed, generatorCpu, serverCpu);
    }
}
