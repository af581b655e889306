package labra.fines;

import io.netty.channel.EventLoop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
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

    private record Waiting(NewFine fine, EventLoop loop, Consumer<Registration> answer) {}

    FineIntake(FineLoader loader, Settings settings) {
        this.loader = loader;
        this.settings = settings.intake();
        this.queue = new ArrayBlockingQueue<>(this.settings.queue());
        for (int i = 0; i < this.settings.writers(); i++) {
            writers.add(Thread.ofPlatform().name("fine-writer-" + i).daemon().start(this::write));
        }
    }

    /// Calls back on the event loop when the fine is on disk, or refused.
    void register(NewFine fine, EventLoop loop, Consumer<Registration> answer) {
        if (closed || !queue.offer(new Waiting(fine, loop, answer))) {
            throw Problem.OVERLOADED.refusal().retryAfter(PAUSE);
        }
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
                String reference = UUID.randomUUID().toString();
                LOG.errorf(failure, "A group of fines could not be kept, reference %s", reference);
                answer(group, Collections.nCopies(group.size(), Registration.refused(Problem.INTERNAL, reference)));
            }
        }
    }

    /// Each event loop is woken once for all of its answers.
    private static void answer(List<Waiting> group, List<Registration> registrations) {
        Map<EventLoop, List<Runnable>> answers = new HashMap<>();
        for (int i = 0; i < group.size(); i++) {
            Waiting waiting = group.get(i);
            Registration registration = registrations.get(i);
            answers.computeIfAbsent(waiting.loop(), first -> new ArrayList<>())
                    .add(() -> waiting.answer().accept(registration));
        }
        answers.forEach((loop, all) -> loop.execute(() -> all.forEach(Runnable::run)));
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
