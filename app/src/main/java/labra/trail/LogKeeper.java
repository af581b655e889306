package labra.trail;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
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
        this.works = settings.background() && log.keep();
    }

    void start(@Observes StartupEvent event) {
        if (works) {
            thread = Thread.ofPlatform().daemon().name("log-keeper").start(this::keep);
        }
    }

    /// After a last look. Nothing is interrupted: a question to the database that is, costs its connection.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        over = true;
        if (thread != null) {
            LockSupport.unpark(thread);
            thread.join(PAUSE.multipliedBy(5));
        }
    }

    private void keep() {
        Duration pause = PAUSE;
        boolean last;
        do {
            last = over;
            pause = look(pause);
            if (!last) {
                LockSupport.parkNanos(this, pause.toNanos());
            }
        } while (!last);
    }

    /// How long to wait until the next one.
    private Duration look(Duration pause) {
        try {
            boolean more;
            do {
                more = sequencer.round();
            } while (more);
            return PAUSE;
        } catch (RuntimeException failure) {
            LOG.logf(
                    Outages.isOutage(failure) ? Logger.Level.WARN : Logger.Level.ERROR,
                    "The log waits: %s",
                    failure.getMessage());
            Duration longer = pause.multipliedBy(2);
            return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }
}
