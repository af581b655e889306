package labra.fines;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import labra.platform.Settings;
import labra.web.Problem;
import org.jboss.logging.Logger;

/// Group commit: fines that arrive while one statement runs share the next one. A lone fine waits for nobody.
@Singleton
class FineIntake {
    private static final Logger LOG = Logger.getLogger(FineIntake.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FineLoader loader;
    private final Settings.Intake settings;
    private final BlockingQueue<Waiting> queue;
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean closed;

    private record Waiting(NewFine fine, CompletableFuture<Registration> answer) {}

    FineIntake(FineLoader loader, Settings settings) {
        this.loader = loader;
        this.settings = settings.intake();
        this.queue = new ArrayBlockingQueue<>(this.settings.queue());
        for (int i = 0; i < this.settings.writers(); i++) {
            writers.add(Thread.ofPlatform().name("fine-writer-" + i).daemon().start(this::write));
        }
    }

    /// Completes when the fine is on disk, or refused.
    CompletionStage<Registration> register(NewFine fine) {
        var answer = new CompletableFuture<Registration>();
        if (closed || !queue.offer(new Waiting(fine, answer))) {
            throw Problem.OVERLOADED.refusal().retryAfter(PAUSE);
        }
        return answer;
    }

    private void write() {
        List<Waiting> group = new ArrayList<>(settings.group());
        while (!closed || !queue.isEmpty()) {
            try {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, settings.group() - 1);
                answer(group, loader.load(group.stream().map(Waiting::fine).toList(), FineLoader.Channel.API));
            } catch (InterruptedException stop) {
                // Closed: the loop goes on until the queue is empty.
            } catch (RuntimeException failure) {
                LOG.error("A group of fines could not be kept", failure);
                group.forEach(waiting -> waiting.answer().completeExceptionally(failure));
            }
        }
    }

    private static void answer(List<Waiting> group, List<Registration> registrations) {
        for (int i = 0; i < group.size(); i++) {
            group.get(i).answer().complete(registrations.get(i));
        }
    }

    /// What was accepted is finished before the application stops.
    void close(@Observes ShutdownEvent event) throws InterruptedException {
        closed = true;
        for (Thread writer : writers) {
            writer.interrupt();
            writer.join(PAUSE.multipliedBy(20));
        }
    }
}
