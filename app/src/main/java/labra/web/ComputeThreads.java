package labra.web;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Runs what keeps a processor busy (a signature, a password, a document, a picture) on threads of its own, as many as
/// there are processors. Requests run on virtual threads, which share as few: while one of those computes, others do
/// not
/// go on, not even to give their connection of the database back.
public final class ComputeThreads {
    /// Whoever asked is about to give up.
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("compute-", 0).factory());

    private ComputeThreads() {}

    /// Waits for the result, in the order in which others asked. What has waited for too long is refused with 503
    /// instead
    /// of begun: so what is begun is of use, however much is asked for.
    public static <T> T run(Supplier<T> work) {
        long asked = System.nanoTime();
        try {
            return THREADS.submit(() -> {
                        if (System.nanoTime() - asked > PATIENCE.toNanos()) {
                            throw Outages.refusal();
                        }
                        return work.get();
                    })
                    .get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(failed);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            throw Outages.refusal();
        }
    }
}
