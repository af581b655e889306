package labra.platform;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A thread that makes its round after each pause, when it is woken, and again at once while there is more to do. Woken
/// to end it begins nothing more: the database goes away.
public final class Rounds {
    private final Duration pause;
    private final BooleanSupplier round;
    private final Thread thread;
    private volatile boolean over;

    /// `round` says whether there is more to do.
    public Rounds(String name, Duration pause, BooleanSupplier round) {
        this.pause = pause;
        this.round = round;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public void wake() {
        LockSupport.unpark(thread);
    }

    public void end() {
        over = true;
        wake();
    }

    public boolean areOver() {
        return over;
    }

    private void run() {
        boolean more = false;
        while (!over) {
            if (!more) {
                LockSupport.parkNanos(this, pause.toNanos());
            }
            more = !over && round.getAsBoolean();
        }
    }
}
