package labra.pages;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import labra.law.Money;

/// Moments, days and numbers as a reader of this language in the town's zone writes them.
public record Format(Locale locale, ZoneId zone) {
    private static final char NO_BREAK = '\u00a0';

    public String moment(Instant moment) {
        return written("d MMM y, HH:mm", moment);
    }

    public String exact(Instant moment) {
        return written("d MMM y, HH:mm:ss", moment);
    }

    public String day(Instant moment) {
        return written("d MMM y", moment);
    }

    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM y", locale).format(day);
    }

    /// The currency's code and the amount with its decimals.
    public String money(Money money) {
        NumberFormat number = NumberFormat.getNumberInstance(locale);
        number.setMinimumFractionDigits(money.amount().scale());
        return money.currency().getCurrencyCode() + NO_BREAK + number.format(money.amount());
    }

    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofPattern(isSpanish() ? "EEEE d 'de' MMMM" : "EEEE d MMMM", locale)
                .format(day);
    }

    public String shortDay(LocalDate day) {
        return DateTimeFormatter.ofPattern("d/M", locale).format(day);
    }

    /// For a form, where it is shown day first.
    public String input(Instant moment) {
        return written("uuuu-MM-dd'T'HH:mm:ss", moment);
    }

    /// For names of files.
    public String file(Instant moment) {
        return written("uuuuMMdd-HHmm", moment);
    }

    public String iso(Instant moment) {
        String parts = moment.getNano() == 0 ? "" : ".SSSSSS";
        return written("uuuu-MM-dd'T'HH:mm:ss" + parts + "xxx", moment);
    }

    public String number(Number number) {
        return NumberFormat.getNumberInstance(locale).format(number);
    }

    public String ago(Duration since) {
        long minutes = since.toMinutes();
        if (since.toSeconds() < 10) {
            return Words.text(locale, "ago-now");
        }
        if (minutes < 1) {
            return Words.text(locale, "ago-seconds", since.toSeconds());
        }
        return minutes < 120
                ? Words.text(locale, "ago-minutes", minutes)
                : since.toHours() < 48
                        ? Words.text(locale, "ago-hours", since.toHours())
                        : Words.text(locale, "ago-days", since.toDays());
    }

    private boolean isSpanish() {
        return locale.getLanguage().equals("es");
    }

    private String written(String pattern, Instant moment) {
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(zone).format(moment);
    }
}
