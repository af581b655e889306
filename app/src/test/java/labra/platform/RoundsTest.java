package labra.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A thread that makes its rounds.
class RoundsTest {
    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void whoever_wakes_it_has_a_round_and_more_while_there_is_more() throws InterruptedException {
        CountDownLatch last = new CountDownLatch(4);
        Rounds rounds = new Rounds("rounds-test", NEVER, () -> {
            int made = this.made.incrementAndGet();
            last.countDown();
            return made % 4 != 0;
        });
        rounds.start();
        rounds.wake();
        assertThat(last.await(30, TimeUnit.SECONDS)).isTrue();
        rounds.end();
        assertThat(made).hasValue(4);
        assertThat(rounds.areOver()).isTrue();
    }

    @Test
    void after_a_pause_it_makes_one_by_itself() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(2);
        Rounds rounds = new Rounds("rounds-test", Duration.ofMillis(1), () -> {
            second.countDown();
            return false;
        });
        rounds.start();
        assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
        rounds.end();
    }

    @Test
    void woken_to_end_it_begins_nothing() throws InterruptedException {
        CountDownLatch going = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Rounds rounds = new Rounds("rounds-test", NEVER, () -> {
            made.incrementAndGet();
            going.countDown();
            await(ended);
            return true;
        });
        rounds.start();
        rounds.wake();
        assertThat(going.await(30, TimeUnit.SECONDS)).isTrue();
        rounds.end();
        ended.countDown();
        Thread.sleep(50);
        assertThat(made).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
