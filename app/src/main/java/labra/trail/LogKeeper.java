package labra.trail;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import labra.platform.Settings;
import labra.web.Outages;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the log as long as the application serves: a look at the trail each second.
@Singleton
class LogKeeper {
    private static final Logger LOG = Logger.getLogger(LogKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Sequencer sequencer;
    private final boolean works;
    private volatile boolean over;
    private @Nullable Thread thread;

    LogKeeper(Sequencer sequencer, Settings settings, LogSettings log) {
        this.sequencer = sequencer;
        this.works = settings.serving() && log.keep();
    }

    void start(@Observes StartupEvent event) {
        if (works) {
            thread = Thread.ofPlatform().daemon().name("log-keeper").start(this::keep);
        }
    }

    /// What was told until now is in the log before the application ends.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        over = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(PAUSE.multipliedBy(5));
        }
    }

    private void keep() {
        Duration pause = PAUSE;
        while (!over) {
            try {
                while (sequencer.round()) {
                    pause = PAUSE;
                }
                pause = PAUSE;
            } catch (RuntimeException failure) {
                LOG.logf(
                        Outages.isOutage(failure) ? Logger.Level.WARN : Logger.Level.ERROR,
                        "The log waits: %s",
                        failure.getMessage());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }
}
