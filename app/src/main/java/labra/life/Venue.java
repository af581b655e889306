package labra.life;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import labra.law.Law;

/// Under which law, in which money and by which clock fines live.
public record Venue(Law law, Currency currency, ZoneId zone, Instant now) {
    public LocalDate today() {
        return day(now);
    }

    public LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }
}
