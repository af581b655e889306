package labra.trail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import labra.platform.Database;
import org.jdbi.v3.core.JdbiException;

/// How old the last good verification is, and how long something has been waiting to come into the log.
@Singleton
class LogMeters {
    private final Database database;
    private final Clock clock;

    LogMeters(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void register(@Observes StartupEvent started, MeterRegistry registry) {
        gauge(
                registry,
                "labra.log.verified.age",
                "Since the whole log was verified and agreed",
                Verifications::lastGood);
        gauge(
                registry,
                "labra.log.waiting.age",
                "Since something waits to come into the log",
                Verifications::waitingSince);
    }

    private void gauge(
            MeterRegistry registry, String name, String meaning, Function<Verifications, Optional<Instant>> moment) {
        Gauge.builder(name, () -> secondsSince(moment))
                .baseUnit("seconds")
                .description(meaning)
                .register(registry);
    }

    /// Not a number where there is none, or where the database does not say.
    private double secondsSince(Function<Verifications, Optional<Instant>> moment) {
        try {
            return database.read(Verifications.class, moment)
                    .map(at -> (double) Duration.between(at, clock.instant()).toSeconds())
                    .orElse(Double.NaN);
        } catch (JdbiException unreachable) {
            return Double.NaN;
        }
    }
}
