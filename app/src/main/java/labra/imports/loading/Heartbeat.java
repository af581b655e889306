package labra.imports.loading;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/// Says every two seconds how far a run is, from the side, so that a run that waits does not look dead.
public final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Thread thread;
    private volatile boolean stopped;

    private Heartbeat(Runnable beat) {
        this.thread = Thread.ofVirtual().unstarted(() -> {
            rest();
            while (!stopped) {
                beat(beat);
                rest();
            }
        });
    }

    public static Heartbeat of(Runnable beat) {
        Heartbeat heartbeat = new Heartbeat(beat);
        heartbeat.thread.start();
        return heartbeat;
    }

    private static void beat(Runnable beat) {
        try {
            beat.run();
        } catch (RuntimeException missed) {
            LOG.debugf("The progress of an import could not be told: %s", missed.getMessage());
        }
    }

    private void rest() {
        LockSupport.parkNanos(this, PAUSE.toNanos());
    }

    /// Without an interrupt, which would cut the connection of a beat under way.
    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
