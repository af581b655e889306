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

/// Writers side by side, each with its own rows in batches and in order. A slow writer holds the reader back, not the
/// memory.
final class ParallelWriters<T> implements AutoCloseable {
    static final int COUNT = 2;

    private static final int BATCH = 5_000;
    private static final int AHEAD = 2;

    private final Function<Step<T>, Loader.Outcome> load;
    private final Consumer<Loader.Outcome> done;
    private final List<Writer> writers = new ArrayList<>();
    private final List<ExecutorService> threads = new ArrayList<>();

    private ParallelWriters(Function<Step<T>, Loader.Outcome> load, Consumer<Loader.Outcome> done) {
        this.load = load;
        this.done = done;
    }

    static <T> ParallelWriters<T> parallel(Function<Step<T>, Loader.Outcome> load, Consumer<Loader.Outcome> done) {
        ParallelWriters<T> all = new ParallelWriters<>(load, done);
        for (int i = 0; i < COUNT; i++) {
            ExecutorService thread = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().factory());
            all.threads.add(thread);
            all.writers.add(all.new Writer(i, thread));
        }
        return all;
    }

    /// One that writes while the reader waits.
    static <T> ParallelWriters<T> single(Function<Step<T>, Loader.Outcome> load, Consumer<Loader.Outcome> done) {
        ParallelWriters<T> all = new ParallelWriters<>(load, done);
        all.writers.add(all.new Writer(0, Runnable::run));
        return all;
    }

    int count() {
        return writers.size();
    }

    /// The thing that a line of the file says.
    void add(int writer, long line, T thing) {
        writers.get(writer).add(line, thing);
    }

    /// Writes what is left and waits for all of it.
    void finish() {
        writers.forEach(Writer::send);
        writers.forEach(writer -> writer.await(0));
    }

    @Override
    public void close() {
        threads.forEach(ExecutorService::close);
    }

    private final class Writer {
        private final Executor thread;
        private final Deque<CompletableFuture<Loader.Outcome>> underway = new ArrayDeque<>();
        private final int index;
        private int sent;
        private long lines;
        private List<T> batch = new ArrayList<>();

        Writer(int index, Executor thread) {
            this.index = index;
            this.thread = thread;
        }

        void add(long line, T thing) {
            lines = 31 * lines + line;
            batch.add(thing);
            if (batch.size() == BATCH) {
                send();
            }
        }

        void send() {
            Step<T> full = new Step<>(index, sent++, lines, batch);
            batch = new ArrayList<>();
            lines = 0;
            underway.add(CompletableFuture.supplyAsync(() -> load.apply(full), thread));
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
