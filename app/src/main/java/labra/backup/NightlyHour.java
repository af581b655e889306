package labra.backup;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// When the backup of a night is due.
final class NightlyHour {
    private NightlyHour() {}

    /// Whether none was made since the hour struck last. Where there is none at all, it is due at once.
    static boolean isDue(LocalTime hour, ZoneId zone, Instant now, Optional<Instant> newest) {
        ZonedDateTime here = now.atZone(zone);
        ZonedDateTime today = here.toLocalDate().atTime(hour).atZone(zone);
        Instant struck = (today.isAfter(here) ? today.minusDays(1) : today).toInstant();
        return newest.map(made -> made.isBefore(struck)).orElse(true);
    }
}
