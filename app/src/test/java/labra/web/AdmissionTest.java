package labra.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Admission admission = new Admission(2);

    @Test
    void no_more_are_within_than_there_are_places() throws Exception {
        AtomicInteger within = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> asked = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                asked.add(requests.submit(() -> admission.of(() -> {
                    most.accumulateAndGet(within.incrementAndGet(), Math::max);
                    Thread.yield();
                    return within.decrementAndGet();
                })));
            }
            for (Future<Integer> each : asked) {
                each.get();
            }
        }
        assertThat(most.get()).isBetween(1, 2);
        assertThat(within.get()).isZero();
    }

    @Test
    void who_would_wait_for_too_long_is_told_to_come_again() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch full = new CountDownLatch(2);
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                requests.submit(() -> admission.of(() -> {
                    full.countDown();
                    try {
                        over.await();
                    } catch (InterruptedException end) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                }));
            }
            full.await();
            AtomicInteger begun = new AtomicInteger();
            assertThatThrownBy(() -> admission.of(begun::incrementAndGet))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.problem()).isEqualTo(Problem.OVERLOADED));
            assertThat(begun.get()).isZero();
            over.countDown();
        }
        assertThat(admission.of(() -> "in")).isEqualTo("in");
    }

    @Test
    void a_failure_gives_its_place_back() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> admission.of(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(admission.of(() -> "in")).isEqualTo("in");
    }
}
