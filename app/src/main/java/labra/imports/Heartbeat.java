package labra.imports;

import java.time.Duration;
import org.jboss.logging.Logger;

/// Says every two seconds how far a run is, from the side, so that a run that waits does not look dead.
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Thread thread;

    private Heartbeat(Thread thread) {
        this.thread = thread;
    }

    static Heartbeat of(Runnable beat) {
        return new Heartbeat(Thread.ofVirtual().start(() -> {
            while (rested()) {
                try {
                    beat.run();
                } catch (RuntimeException missed) {
                    LOG.debugf("The progress of an import could not be told: %s", missed.getMessage());
                }
            }
        }));
    }

    private static boolean rested() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException finished) {
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
