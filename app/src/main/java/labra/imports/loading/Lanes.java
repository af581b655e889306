package labra.imports.loading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/// Writers side by side, each with the batches of its lane in order. A slow writer holds the reader back, not the
/// memory.
final class Lanes<T> implements AutoCloseable {
    static final int COUNT = 2;

    private static final int BATCH = 5_000;
    private static final int AHEAD = 2;

    private final Function<List<T>, Loader.Outcome> load;
    private final Consumer<Loader.Outcome> done;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<ExecutorService> writers = new ArrayList<>();

    private Lanes(Function<List<T>, Loader.Outcome> load, Consumer<Loader.Outcome> done) {
        this.load = load;
        this.done = done;
    }

    static <T> Lanes<T> parallel(Function<List<T>, Loader.Outcome> load, Consumer<Loader.Outcome> done) {
        Lanes<T> all = new Lanes<>(load, done);
        for (int i = 0; i < COUNT; i++) {
            ExecutorService writer =
                    Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
            all.writers.add(writer);
            all.lanes.add(all.new Lane(writer));
        }
        return all;
    }

    /// One lane that writes while the reader waits.
    static <T> Lanes<T> single(Function<List<T>, Loader.Outcome> load, Consumer<Loader.Outcome> done) {
        Lanes<T> all = new Lanes<>(load, done);
        all.lanes.add(all.new Lane(Runnable::run));
        return all;
    }

    int count() {
        return lanes.size();
    }

    void add(int lane, T thing) {
        lanes.get(lane).add(thing);
    }

    /// Writes what is left and waits for all of it.
    void finish() {
        lanes.forEach(Lane::send);
        lanes.forEach(lane -> lane.await(0));
    }

    @Override
    public void close() {
        writers.forEach(ExecutorService::close);
    }

    private final class Lane {
        private final Executor writer;
        private final Deque<CompletableFuture<Loader.Outcome>> underway = new ArrayDeque<>();
        private List<T> batch = new ArrayList<>();

        Lane(Executor writer) {
            this.writer = writer;
        }

        void add(T thing) {
            batch.add(thing);
            if (batch.size() == BATCH) {
                send();
            }
        }

        void send() {
            List<T> full = batch;
            batch = new ArrayList<>();
            underway.add(CompletableFuture.supplyAsync(() -> load.apply(full), writer));
            await(AHEAD);
        }

        void await(int most) {
            while (underway.size() > most) {
                try {
                    done.accept(underway.remove().join());
                } catch (CompletionException failed) {
                    throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
                }
            }
        }
    }
}
