package labra.operations;

import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/// Started is a copy whose database answered once with the schema of this version, whoever brings it up to date. Asked
/// no more from then on:
/// a database that goes away later is told to clients by 503, which a copy that nobody reaches could not say.
@Startup
@Readiness
@Default
@Singleton
public class SchemaIsCurrent implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(SchemaIsCurrent.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Flyway flyway;
    private final Clock clock;
    private volatile boolean isCurrent;
    private volatile Instant looked = Instant.EPOCH;

    SchemaIsCurrent(Flyway flyway, Clock clock) {
        this.flyway = flyway;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        if (!isCurrent) {
            look();
        }
        return HealthCheckResponse.builder().name("schema").status(isCurrent).build();
    }

    /// Waits for whoever brings the schema up to date, so long at the most.
    public void await(Duration most) {
        long start = System.nanoTime();
        look();
        while (!isCurrent
                && System.nanoTime() - start < most.toNanos()
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, BETWEEN_LOOKS.toNanos());
            look();
        }
    }

    /// Once a second at most, however many ask.
    private synchronized void look() {
        Instant now = clock.instant();
        if (isCurrent || now.isBefore(looked.plus(BETWEEN_LOOKS))) {
            return;
        }
        looked = now;
        try {
            isCurrent = flyway.info().current() != null && flyway.info().pending().length == 0;
        } catch (FlywayException away) {
            LOG.debug("The schema cannot be looked at", away);
        }
    }
}
