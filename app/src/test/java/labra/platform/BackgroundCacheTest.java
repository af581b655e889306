package labra.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Who asks after a long time waits for what is true now instead of being told what was.
class BackgroundCacheTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicInteger asked = new AtomicInteger();
    private volatile Duration later = Duration.ZERO;
    private final BackgroundCache<Integer> cache =
            new BackgroundCache<>(asked::incrementAndGet, Duration.ofSeconds(1), new Moved());

    /// The time of day, and what a test adds to it.
    private final class Moved extends Clock {
        @Override
        public Instant instant() {
            return Instant.now().plus(later);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    @Test
    void an_old_value_is_not_told_to_who_wants_a_new_one() {
        assertThat(cache.getSoon(LONG).orElseThrow().value()).isEqualTo(1);
        later = Duration.ofMinutes(5);
        assertThat(cache.getNoOlder(Duration.ofSeconds(10), LONG).orElseThrow().value())
                .isEqualTo(2);
        assertThat(cache.getNoOlder(Duration.ofSeconds(10), LONG).orElseThrow().value())
                .as("it is new enough")
                .isEqualTo(2);
    }

    @Test
    void a_clock_that_is_set_back_freezes_nothing() {
        assertThat(cache.getSoon(LONG).orElseThrow().value()).isEqualTo(1);
        later = Duration.ofHours(-1);
        assertThat(cache.getNoOlder(Duration.ofSeconds(10), LONG).orElseThrow().value())
                .isEqualTo(2);
    }
}
