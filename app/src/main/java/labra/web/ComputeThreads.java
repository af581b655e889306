package labra.web;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Runs what keeps a processor busy on threads of its own, as many as there are processors. Requests run on virtual
/// threads, which share as few: while one of those computes, no other goes on, not even to give its connection of the
/// database back. What it computes must be at hand: here nobody waits for a disk or a network.
public enum ComputeThreads {
    /// A signature, a password: somebody waits at a door.
    SHORT(Duration.ofSeconds(3)),
    /// A document, a picture. They never stand in the way of the short ones.
    LONG(Duration.ofSeconds(15));

    private final Duration patience;
    private final ExecutorService threads;

    ComputeThreads(Duration patience) {
        this.patience = patience;
        this.threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform()
                        .daemon()
                        .name("compute-" + name().toLowerCase(Locale.ROOT) + "-", 0)
                        .factory());
    }

    Duration patience() {
        return patience;
    }

    /// Waits for the result, in the order in which others asked. What has waited for too long is refused with 503
    /// instead of begun: so what is begun is of use, however much is asked for.
    public <T> T run(Supplier<T> work) {
        long asked = System.nanoTime();
        try {
            return threads.submit(() -> {
                        if (System.nanoTime() - asked > patience.toNanos()) {
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
