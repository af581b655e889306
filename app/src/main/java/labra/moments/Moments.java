package labra.moments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads moments: a date and a time with or without a zone, together or in two cells, or numbers where the column
/// proves what they count. What cannot be read is null, never guessed.
public record Moments(ZoneId zone, Dates dates, Times times, Numbers numbers) {
    /// What a number alone counts.
    public enum Numbers {
        UNPROVEN,
        /// Seconds since 1970 in ten digits, milliseconds in thirteen.
        SINCE_1970,
        /// Days since the end of 1899, as spreadsheets keep them.
        SPREADSHEET_DAYS
    }

    private static final LocalDate SPREADSHEET_ZERO = LocalDate.of(1899, 12, 30);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,13}(?:[.,]\\d{1,20})?");
    /// What programs write for the date of a time alone.
    private static final Set<LocalDate> NO_DATES =
            Set.of(SPREADSHEET_ZERO, LocalDate.of(1899, 12, 31), LocalDate.of(1900, 1, 1), LocalDate.of(1970, 1, 1));
    private static final Pattern NO_DATE = Pattern.compile("(?:1900-01-00|00/01/1900|0/1/1900|1/0/1900) +(.+)");
    private static final Set<String> DAYS_SECONDS = Set.of("", "z");
    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

    /// A date and a time written together.
    @Nullable
    public Instant read(String written) {
        if (numbers != Numbers.UNPROVEN && NUMBER.matcher(written).matches()) {
            return number(new BigDecimal(written.replace(',', '.')));
        }
        try {
            IsoMoment iso = IsoMoment.read(written);
            if (iso != null) {
                return iso.in(zone);
            }
        } catch (DateTimeException perhaps24) {
            // 24:00 is no hour of ISO 8601's clock, but people and programs write it.
        }
        Dates.Dated dated = dates.split(Plain.text(written));
        return dated == null || dated.rest().isEmpty() ? null : onDate(dated.date(), dated.rest());
    }

    /// The date in a cell of its own, beside one with the time. A time in it must be none, or the same.
    @Nullable
    public LocalDate date(String written, String time) {
        if (numbers == Numbers.SPREADSHEET_DAYS && NUMBER.matcher(written).matches()) {
            LocalDateTime local = spreadsheet(new BigDecimal(written.replace(',', '.')));
            return local.toLocalTime().equals(LocalTime.MIDNIGHT) ? local.toLocalDate() : null;
        }
        LocalDate alone = dates.read(written);
        LocalDate date = alone == null ? withTime(written, time) : alone;
        return date == null || NO_DATES.contains(date) ? null : date;
    }

    private @Nullable LocalDate withTime(String written, String time) {
        Dates.Dated dated = dates.split(Plain.text(written));
        if (dated != null && (isMidnight(dated.rest()) || isSame(dated.rest(), time))) {
            return dated.date();
        }
        Instant moment = dated == null ? null : read(written);
        LocalDateTime local = moment == null ? null : LocalDateTime.ofInstant(moment, zone);
        return local == null || !local.toLocalTime().equals(LocalTime.MIDNIGHT) ? null : local.toLocalDate();
    }

    /// The moment of a time in a cell of its own.
    @Nullable
    public Instant at(LocalDate date, String written) {
        LocalTime time = times.read(written);
        return time == null ? onDate(date, withoutDate(date, Plain.text(written))) : at(date.atTime(time));
    }

    /// The moment of a local time, null for one that a change of clocks skipped.
    @Nullable
    public Instant at(LocalDateTime local) {
        return IsoMoment.at(local, zone);
    }

    private String withoutDate(LocalDate date, String plain) {
        var noDate = NO_DATE.matcher(plain);
        if (noDate.matches()) {
            return noDate.group(1);
        }
        Dates.Dated dated = plain.length() < 10 ? null : dates.split(plain);
        boolean said = dated != null
                && (NO_DATES.contains(dated.date()) || dated.date().equals(date));
        return dated != null && said ? dated.rest() : plain;
    }

    private @Nullable Instant onDate(LocalDate date, String plain) {
        Offsets offset = Offsets.of(plain);
        ZoneId there = offset.zone() == null ? zone : offset.zone();
        if (Times.isEndOfDay(offset.time())) {
            return IsoMoment.at(date.plusDays(1).atStartOfDay(), there);
        }
        LocalTime time = new Times(bareBehindDate()).read(offset.time());
        return time == null ? null : IsoMoment.at(date.atTime(time), there);
    }

    private BareNumbers bareBehindDate() {
        return times.bare() == BareNumbers.PARTS_OF_A_DAY ? BareNumbers.UNPROVEN : times.bare();
    }

    private boolean isMidnight(String rest) {
        String time = Offsets.of(rest).time();
        return DAYS_SECONDS.contains(time) || LocalTime.MIDNIGHT.equals(times.read(time));
    }

    private boolean isSame(String rest, String time) {
        LocalTime said = times.read(rest);
        return said != null && said.equals(times.read(time));
    }

    private @Nullable Instant number(BigDecimal number) {
        if (numbers == Numbers.SPREADSHEET_DAYS) {
            return at(spreadsheet(number));
        }
        boolean millis = number.precision() - number.scale() > 10;
        return Instant.EPOCH.plus(
                number.movePointRight(millis ? 3 : 6)
                        .setScale(0, RoundingMode.DOWN)
                        .longValue(),
                ChronoUnit.MICROS);
    }

    static LocalDateTime spreadsheet(BigDecimal days) {
        long seconds =
                days.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
        return SPREADSHEET_ZERO.atStartOfDay().plusSeconds(seconds);
    }
}
