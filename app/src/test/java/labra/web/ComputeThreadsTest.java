package labra.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ComputeThreadsTest {
    @Test
    void what_computes_leaves_the_virtual_threads_to_the_others() throws Exception {
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(requests.submit(() -> ComputeThreads.SHORT.run(
                                    () -> Thread.currentThread().isVirtual()))
                            .get())
                    .isFalse();
        }
    }

    @Test
    void its_failure_is_the_failure_of_whoever_asked() {
        assertThatThrownBy(() -> ComputeThreads.SHORT.run(() -> {
                    throw Problem.NOT_FOUND.refusal();
                }))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(Problem.NOT_FOUND));
    }

    @Test
    void what_waited_for_too_long_is_refused_and_not_begun() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        CountDownLatch busy = new CountDownLatch(processors);
        CountDownLatch over = new CountDownLatch(1);
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> longOnes = new ArrayList<>();
            for (int i = 0; i < processors; i++) {
                longOnes.add(requests.submit(() -> ComputeThreads.SHORT.run(() -> awaits(busy, over))));
            }
            busy.await();
            CountDownLatch asks = new CountDownLatch(1);
            Future<Boolean> late = requests.submit(() -> {
                asks.countDown();
                return ComputeThreads.SHORT.run(() -> true);
            });
            asks.await();
            Thread.sleep(ComputeThreads.SHORT.patience().plusMillis(100));
            over.countDown();
            for (Future<Boolean> each : longOnes) {
                assertThat(each.get()).isTrue();
            }
            assertThatThrownBy(late::get)
                    .hasCauseInstanceOf(Refusal.class)
                    .cause()
                    .extracting(refusal -> ((Refusal) refusal).problem())
                    .isEqualTo(Problem.OVERLOADED);
            assertThat(ComputeThreads.SHORT.run(() -> "on")).isEqualTo("on");
        }
    }

    @Test
    void documents_never_stand_in_the_way_of_a_signature() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        CountDownLatch busy = new CountDownLatch(processors);
        CountDownLatch over = new CountDownLatch(1);
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < processors; i++) {
                requests.submit(() -> ComputeThreads.LONG.run(() -> awaits(busy, over)));
            }
            busy.await();
            assertThat(ComputeThreads.SHORT.run(() -> "checked")).isEqualTo("checked");
            over.countDown();
        }
    }

    private static boolean awaits(CountDownLatch busy, CountDownLatch over) {
        busy.countDown();
        try {
            over.await();
            return true;
        } catch (InterruptedException end) {
            return false;
        }
    }
}
