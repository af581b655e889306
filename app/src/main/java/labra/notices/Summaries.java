package labra.notices;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/// A day's courtesy notices to one person as one mail, at the hour that the town set.
final class Summaries {
    private static final int GATHERED = 500;

    private final CourierContext context;

    Summaries(CourierContext context) {
        this.context = context;
    }

    boolean areSent() {
        return context.settings().summaryAt().isPresent();
    }

    /// Puts what waits into the summaries that leave next; says how many that were.
    int gather() {
        Optional<LocalTime> hour = context.settings().summaryAt();
        if (hour.isEmpty()) {
            return 0;
        }
        ZonedDateTime now = context.clock().instant().atZone(context.town().zone());
        return context.database().read(Outbox.class, outbox -> outbox.gather(next(hour.get(), now), GATHERED));
    }

    /// When the next ones leave.
    static Instant next(LocalTime hour, ZonedDateTime now) {
        ZonedDateTime today = now.with(hour);
        return (today.isAfter(now) ? today : now.plusDays(1).with(hour)).toInstant();
    }
}
