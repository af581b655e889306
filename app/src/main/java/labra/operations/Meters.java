package labra.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import labra.platform.Database;
import org.jdbi.v3.core.JdbiException;

/// Metrics beyond those that come by themselves.
@Singleton
class Meters {
    private static final double[] MILLIS = {1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000};

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    private final Database database;
    private final Clock clock;

    Meters(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void register(@Observes StartupEvent started, MeterRegistry registry) {
        gauge(registry, "labra.backup.age", "Since the last good backup ended", Backups::lastGood);
        gauge(registry, "labra.backup.drill.age", "Since a backup was last restored on trial", Backups::lastGoodDrill);
        Gauge.builder("labra.database.waiting", database, Database::waiting)
                .description("Requests that wait for a connection of the database")
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry, String name, String meaning, Function<Backups, Optional<Instant>> moment) {
        Gauge.builder(name, () -> secondsSince(moment))
                .baseUnit("seconds")
                .description(meaning)
                .register(registry);
    }

    /// Not a number where there was none, or where the database does not say.
    private double secondsSince(Function<Backups, Optional<Instant>> moment) {
        try {
            return database.read(Backups.class, moment)
                    .map(at -> (double) Duration.between(at, clock.instant()).toSeconds())
                    .orElse(Double.NaN);
        } catch (JdbiException unreachable) {
            return Double.NaN;
        }
    }

    /// A method that nobody knows gets no metric of its own.
    @Produces
    @Singleton
    static MeterFilter methods() {
        return MeterFilter.replaceTagValues(
                "method", method -> METHODS.contains(method) ? method : "OTHER", METHODS.toArray(String[]::new));
    }

    /// Latencies in buckets, so that Prometheus can add those of all copies up.
    @Produces
    @Singleton
    static MeterFilter buckets() {
        double[] nanos =
                DoubleStream.of(MILLIS).map(millis -> millis * 1_000_000).toArray();
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("http.server.requests")
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(nanos)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }
}
