package labra.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// A value that is costly to work out: readers get the latest at once, however old, and one that is older than it
/// should be is worked out anew behind their backs, never more than a tenth of the time.
public final class BackgroundCache<T> {
    private static final Logger LOG = Logger.getLogger(BackgroundCache.class);
    private static final int IDLE_TIMES = 9;

    private final Supplier<T> work;
    private final Duration age;
    private final Clock clock;
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile Optional<Known<T>> known = Optional.empty();

    /// The wall clock may be set back, and then nothing would be worked out for as long: waiting is by the other one.
    private volatile long next = System.nanoTime();

    /// A value and when it was true.
    public record Known<T>(T value, Instant at) {}

    public BackgroundCache(Supplier<T> work, Duration age, Clock clock) {
        this.work = work;
        this.age = age;
        this.clock = clock;
    }

    public Optional<Known<T>> get() {
        if (System.nanoTime() - next >= 0 && working.compareAndSet(false, true)) {
            Thread.ofVirtual().name("counts").start(this::refresh);
        }
        return known;
    }

    /// Waits for the first value a little, so that a small town sees its panel whole at once.
    public Optional<Known<T>> getSoon(Duration patience) {
        return await(patience, known -> true);
    }

    /// Waits a little for one that is no older than that: nobody looked for a while, and the latest is of then.
    public Optional<Known<T>> getNoOlder(Duration most, Duration patience) {
        return await(patience, known -> isNear(known.at(), most));
    }

    /// One of a moment that is still to come is from before the clock was set back.
    private boolean isNear(Instant at, Duration most) {
        return Duration.between(at, clock.instant()).abs().compareTo(most) <= 0;
    }

    private Optional<Known<T>> await(Duration patience, Predicate<Known<T>> enough) {
        long begun = System.nanoTime();
        Optional<Known<T>> value = get();
        while (value.filter(enough).isEmpty() && System.nanoTime() - begun < patience.toNanos()) {
            try {
                Thread.sleep(Duration.ofMillis(5));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return value;
            }
            value = get();
        }
        return value;
    }

    /// The latest value, as it is.
    public Optional<T> latest() {
        return known.map(Known::value);
    }

    /// What is known counts no more.
    public void forget() {
        known = Optional.empty();
        next = System.nanoTime();
    }

    private void refresh() {
        long started = System.nanoTime();
        Instant at = clock.instant();
        try {
            known = Optional.of(new Known<>(work.get(), at));
        } catch (RuntimeException failure) {
            LOG.warnf("Numbers of the interface could not be worked out: %s", failure.getMessage());
        } finally {
            long now = System.nanoTime();
            next = now + Math.max((now - started) * IDLE_TIMES, age.toNanos());
            working.set(false);
        }
    }
}
