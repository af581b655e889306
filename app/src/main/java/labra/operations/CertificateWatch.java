package labra.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import labra.platform.Settings;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks at the certificate as visitors are shown it, so that nobody has to believe that a renewal worked: for the
/// panel and the alerts.
@Singleton
public class CertificateWatch {
    private static final Logger LOG = Logger.getLogger(CertificateWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final Settings settings;
    private final Clock clock;
    private final Optional<InetSocketAddress> door;
    private volatile @Nullable ServedCertificate shown;
    private volatile boolean stopped;
    private @Nullable Thread watch;

    /// What a reader is told: the days that are left, and whether it should have been renewed by now.
    public record Told(long days, boolean late) {}

    CertificateWatch(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.door = settings.certificate().at().map(CertificateLook::address);
    }

    void start(@Observes StartupEvent started, MeterRegistry registry) {
        if (!settings.serving() || door.isEmpty()) {
            return;
        }
        gauge(
                registry,
                "labra.certificate.left.seconds",
                "Until the certificate that visitors are shown ends",
                certificate -> certificate.left(clock.instant()).toSeconds());
        gauge(
                registry,
                "labra.certificate.overdue",
                "1 where it should have been renewed by now, or is for another name",
                certificate -> isLate(certificate) ? 1 : 0);
        watch = Thread.ofVirtual().name("certificate").start(this::watch);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        LockSupport.unpark(watch);
    }

    /// Nothing where there is no certificate to look at, or none was seen yet.
    public Optional<Told> told() {
        return Optional.ofNullable(shown)
                .map(certificate ->
                        new Told(Math.max(0, certificate.left(clock.instant()).toDays()), isLate(certificate)));
    }

    private boolean isLate(ServedCertificate certificate) {
        return certificate.isOverdue(clock.instant()) || !certificate.isFor(host());
    }

    private String host() {
        return CertificateLook.host(settings.url());
    }

    private void watch() {
        while (!stopped) {
            LockSupport.parkNanos(this, (look() ? BETWEEN_LOOKS : AFTER_FAILURE).toNanos());
        }
    }

    /// What was seen last goes on being told: it ends by itself.
    boolean look() {
        try {
            shown = CertificateLook.at(door.orElseThrow(), host());
            return true;
        } catch (IOException | GeneralSecurityException unseen) {
            LOG.debugf(unseen, "No certificate at %s", door);
            return false;
        }
    }

    /// Not a number until one was seen.
    private void gauge(
            MeterRegistry registry, String name, String meaning, ToDoubleFunction<ServedCertificate> measure) {
        Gauge.builder(name, () -> {
                    ServedCertificate seen = shown;
                    return seen == null ? Double.NaN : measure.applyAsDouble(seen);
                })
                .description(meaning)
                .register(registry);
    }
}
