package labra.auditing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import labra.platform.Database;
import labra.trail.Verifications;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How the log stands: when it was verified as a whole and what was found, and how large it is.
public record LogState(
        Verifications.@Nullable Past latest,
        @Nullable Instant lastGood,
        Verifications.@Nullable Signed checkpoint,
        @Nullable Instant waitingSince,
        Instant now) {
    /// As long as the alerts wait.
    private static final Duration LATE = Duration.ofDays(8);

    private static final Duration STANDS = Duration.ofMinutes(10);

    static LogState of(Database database, Clock clock) {
        return database.read(handle -> of(handle, clock));
    }

    static LogState of(Handle handle, Clock clock) {
        Verifications rows = handle.attach(Verifications.class);
        return new LogState(
                rows.latest().orElse(null),
                rows.lastGood().orElse(null),
                rows.checkpoint().orElse(null),
                rows.waitingSince().orElse(null),
                clock.instant());
    }

    /// How many of these somebody has to look into.
    long troubles() {
        return (diverges() || late() ? 1 : 0) + (stands() ? 1 : 0);
    }

    public boolean diverges() {
        return latest != null && latest.found() != null;
    }

    public boolean late() {
        return lastGood == null || Duration.between(lastGood, now).compareTo(LATE) > 0;
    }

    /// What is written does not come into the log.
    public boolean stands() {
        return waitingSince != null && Duration.between(waitingSince, now).compareTo(STANDS) > 0;
    }
}
