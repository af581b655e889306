package labra.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/// All that runs because of the benchmark, stopped in reverse order, also on Ctrl-C.
final class Processes implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Deque<Runnable> stops = new ArrayDeque<>();

    Processes() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-all"));
    }

    synchronized void add(Runnable stop) {
        stops.push(stop);
    }

    synchronized Process add(Process process) {
        stops.push(() -> stop(process));
        return process;
    }

    static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        while (!stops.isEmpty()) {
            stops.pop().run();
        }
    }
}
