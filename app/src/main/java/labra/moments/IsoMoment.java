package labra.moments;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A moment in ISO 8601 with `T` or a space, with or without seconds, fraction and offset, as devices write it.
public record IsoMoment(LocalDateTime local, @Nullable ZoneOffset offset) {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})[Tt ](\\d{2}):(\\d{2})"
            + "(?::(\\d{2})(?:[.,](\\d{1,9}))?)? ?([Zz]|[+-]\\d{2}(?::?\\d{2})?)?");

    /// Null for a text of another form. A date, time or offset that does not exist is a DateTimeException.
    public static @Nullable IsoMoment read(String written) {
        Matcher parts = ISO.matcher(written);
        if (!parts.matches()) {
            return null;
        }
        LocalDate date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
        LocalTime time = LocalTime.of(number(parts, 4), number(parts, 5), number(parts, 6), nanos(parts.group(7)));
        String offset = parts.group(8);
        return new IsoMoment(date.atTime(time), offset == null ? null : offset(offset));
    }

    /// To the microsecond, PostgreSQL's own precision; null for a local time that a change of clocks skipped.
    @Nullable
    public Instant in(ZoneId zone) {
        return offset == null ? at(local, zone) : local.toInstant(offset).truncatedTo(ChronoUnit.MICROS);
    }

    static @Nullable Instant at(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> valid = zone.getRules().getValidOffsets(local);
        return valid.isEmpty() ? null : local.toInstant(valid.getFirst()).truncatedTo(ChronoUnit.MICROS);
    }

    private static ZoneOffset offset(String written) throws DateTimeException {
        return written.equalsIgnoreCase("z") ? ZoneOffset.UTC : ZoneOffset.of(written);
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }
}
