package labra.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// The log's lines about security events, which name nobody: of each kind one a minute, which says how many there were.
@Singleton
class SecurityLog {
    private static final Logger LOG = Logger.getLogger("security");
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<SecurityEvents.Kind, Told> told = new ConcurrentHashMap<>();

    SecurityLog(Clock clock) {
        this.clock = clock;
    }

    private record Told(Instant since, int unsaid) {}

    void tell(SecurityEvents.Kind kind, SecurityEvents.Subject subject) {
        Instant now = clock.instant();
        told.compute(kind, (_, before) -> {
            if (before != null && now.isBefore(before.since().plus(WINDOW))) {
                return new Told(before.since(), before.unsaid() + 1);
            }
            int unsaid = before == null ? 0 : before.unsaid();
            LOG.infof("%s %s%s", kind, subject, unsaid == 0 ? "" : " (and " + unsaid + " more before)");
            return new Told(now, 0);
        });
    }
}
