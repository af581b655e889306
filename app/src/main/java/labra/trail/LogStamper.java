package labra.trail;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import labra.platform.Database;
import labra.platform.Settings;
import labra.trail.stamps.BadStamp;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Has checkpoints stamped as long as the application serves. An authority that is away is asked again some minutes
/// later; nothing else waits for it.
@Singleton
class LogStamper {
    private static final Logger LOG = Logger.getLogger(LogStamper.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

    private final Stamps stamps;
    private final Database database;
    private final Clock clock;
    private final boolean works;
    private volatile boolean over;
    private @Nullable Thread thread;

    LogStamper(Stamps stamps, Database database, Clock clock, Settings settings, LogSettings log) {
        this.stamps = stamps;
        this.database = database;
        this.clock = clock;
        this.works = settings.background() && log.keep() && stamps.wanted();
    }

    void start(@Observes StartupEvent event) {
        if (works) {
            thread = Thread.ofVirtual().name("log-stamper").start(this::keep);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        over = true;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    private void keep() {
        while (!over) {
            LockSupport.parkNanos(this, look().toNanos());
        }
    }

    private Duration look() {
        try {
            stamps.round(database, clock.instant());
            return PAUSE;
        } catch (BadStamp | RuntimeException failure) {
            LOG.warnf("No time stamp of the log: %s", failure.getMessage());
            return AFTER_FAILURE;
        }
    }
}
