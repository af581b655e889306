package labra.platform;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/// Answers questions in groups, where that is cheaper than one by one: those that arrive while a group is answered form
/// the next group, so a single question does not wait. Questions and answers stay on their event loops; the work has
/// threads of its own.
public final class Batcher<Q, A> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Batcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final int largest;
    private final BlockingQueue<Waiting<Q, A>> queue;
    private final Function<List<Q>, List<A>> work;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean closed;

    /// How many work at once, how many questions a group has at the most, and how many may wait.
    public record Size(int workers, int largest, int queue) {}

    private record Waiting<Q, A>(Q question, EventLoop loop, Consumer<A> answered, Consumer<Throwable> failed) {}

    /// The work answers each question, in the same order.
    public Batcher(String name, Size size, Function<List<Q>, List<A>> work) {
        this.largest = size.largest();
        this.queue = new ArrayBlockingQueue<>(size.queue());
        this.work = work;
        for (int i = 0; i < size.workers(); i++) {
            workers.add(Thread.ofPlatform().name(name + "-" + i).daemon().start(this::work));
        }
    }

    /// Calls back on the event loop, with the answer or with what went wrong. False when too many wait already.
    public boolean ask(Q question, EventLoop loop, Consumer<A> answered, Consumer<Throwable> failed) {
        var waiting = new Waiting<>(question, loop, answered, failed);
        return !closed && queue.offer(waiting) && !(closed && queue.remove(waiting));
    }

    /// Looks up now and then, because an interrupt to say that it is over would reach into the work.
    private void work() {
        List<Waiting<Q, A>> group = new ArrayList<>(largest);
        while (!closed || !queue.isEmpty()) {
            try {
                group.clear();
                Waiting<Q, A> first = queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, largest - 1);
                    answer(group);
                }
            } catch (InterruptedException stranger) {
                LOG.debugf(
                        "%s was interrupted and goes on", Thread.currentThread().getName());
            }
        }
    }

    private void answer(List<Waiting<Q, A>> group) {
        try {
            List<A> answers = work.apply(group.stream().map(Waiting::question).toList());
            onLoops(group, i -> {
                Waiting<Q, A> waiting = group.get(i);
                A answer = answers.get(i);
                return () -> waiting.answered().accept(answer);
            });
        } catch (RuntimeException | Error failure) {
            onLoops(group, i -> {
                Waiting<Q, A> waiting = group.get(i);
                return () -> waiting.failed().accept(failure);
            });
        }
    }

    /// Each event loop is woken once for all of its answers.
    private static <Q, A> void onLoops(List<Waiting<Q, A>> group, IntFunction<Runnable> answers) {
        Map<EventLoop, List<Runnable>> loops = new HashMap<>();
        for (int i = 0; i < group.size(); i++) {
            loops.computeIfAbsent(group.get(i).loop(), first -> new ArrayList<>())
                    .add(answers.apply(i));
        }
        loops.forEach((loop, all) -> loop.execute(() -> all.forEach(Batcher::tell)));
    }

    /// A client that has left and cannot be answered does not keep others from their answers.
    private static void tell(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException gone) {
            LOG.debug("An answer reached nobody", gone);
        }
    }

    /// What was accepted is finished; nothing more is taken.
    @Override
    public void close() throws InterruptedException {
        closed = true;
        for (Thread worker : workers) {
            worker.join(PATIENCE);
        }
    }
}
