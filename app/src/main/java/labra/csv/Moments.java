package labra.csv;

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

/// Reads moments: a date and a time with or without an offset, or seconds or milliseconds since 1970. What cannot be
/// read is null, never guessed.
public record Moments(ZoneId zone, Dates dates) {
    private static final Pattern OFFSET = Pattern.compile("(.*[0-9]) ?(Z|z|[+-](\\d{2}):?(\\d{2})?)");

    @Nullable
    public Instant read(String written) {
        if (written.length() >= 10 && written.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return epoch(written);
        }
        int split = endOfDate(written);
        LocalDate date = split < 0 ? null : dates.read(written.substring(0, split));
        return date == null ? null : onDate(date, written.substring(split + 1).strip());
    }

    private @Nullable Instant onDate(LocalDate date, String written) {
        LocalTime local = Times.read(written);
        if (local != null) {
            return at(date.atTime(local));
        }
        Matcher offset = OFFSET.matcher(written);
        LocalTime time = offset.matches() ? Times.read(offset.group(1)) : null;
        return time == null ? null : at(date.atTime(time), offset.group(2));
    }

    private static @Nullable Instant at(LocalDateTime moment, String offset) {
        try {
            ZoneOffset given = offset.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(offset);
            return moment.toInstant(given).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /// The moment of a local time, null for one that a change of clocks skipped.
    @Nullable
    public Instant at(LocalDateTime local) {
        List<ZoneOffset> valid = zone.getRules().getValidOffsets(local);
        return valid.isEmpty() ? null : local.toInstant(valid.getFirst()).truncatedTo(ChronoUnit.MICROS);
    }

    /// Where the date ends: at a `T` or a space that follows a digit.
    static int endOfDate(String written) {
        for (int i = 1; i < written.length(); i++) {
            char c = written.charAt(i);
            if ((c == 'T' || c == 't' || c == ' ') && Character.isDigit(written.charAt(i - 1))) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Instant epoch(String digits) {
        return switch (digits.length()) {
            case 10 -> Instant.ofEpochSecond(Long.parseLong(digits));
            case 13 -> Instant.ofEpochMilli(Long.parseLong(digits));
            default -> null;
        };
    }
}
