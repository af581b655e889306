package labra.simulate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import labra.trial.Line;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// What is counted while the day goes on.
final class Figures {
    final LongAdder bytes = new LongAdder();
    final LongAdder signed = new LongAdder();
    final LongAdder settled = new LongAdder();
    final LongAdder requests = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder errors = new LongAdder();
    final LongAdder busy = new LongAdder();
    final LongAdder replayed = new LongAdder();
    final LongAdder cut = new LongAdder();
    final LongAdder killed = new LongAdder();
    final LongAdder reordered = new LongAdder();
    final LongAdder resent = new LongAdder();
    final LongAdder voided = new LongAdder();
    final LongAdder starved = new LongAdder();
    final LongAdder altered = new LongAdder();
    final LongAdder alteredRefused = new LongAdder();
    final AtomicLong oldest = new AtomicLong();
    final Histogram peaks = new ConcurrentHistogram(3);
    final Histogram all = new ConcurrentHistogram(3);
    private final Histogram recent = new ConcurrentHistogram(3);

    /// Why there was no answer that counts, and how often.
    final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();

    void failed(Exception failure) {
        failures.increment();
        String words = String.valueOf(failure.getMessage());
        reasons.computeIfAbsent(
                        failure.getClass().getSimpleName() + " " + words.substring(0, Math.min(80, words.length())),
                        _ -> new LongAdder())
                .increment();
    }

    /// An answer that counts.
    Line.Answer good(Line.Answer answer) throws Phone.Failure {
        requests.increment();
        if (!answer.isGood()) {
            (answer.status() == 503 ? busy : answer.status() / 100 == 5 ? errors : refused).increment();
            throw new Phone.Failure(answer.status(), answer.text());
        }
        return answer;
    }

    void answered(long nanos, boolean peak) {
        long micros = nanos / 1_000;
        all.recordValue(micros);
        recent.recordValue(micros);
        if (peak) {
            peaks.recordValue(micros);
        }
    }

    /// The 99th percentile since it was asked last, in milliseconds.
    synchronized long recentP99() {
        long value = recent.getValueAtPercentile(99) / 1_000;
        recent.reset();
        return value;
    }
}
