package labra.life;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import labra.law.Law;

/// What the life of a fine is judged by: the law, the currency, the time zone and the present moment.
public record LegalContext(Law law, Currency currency, ZoneId zone, Instant now) {
    public LocalDate today() {
        return day(now);
    }

    public LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }
}
