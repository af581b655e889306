package labra.moments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads times of day: `9:34`, `15:54:00.250`, `15h54`, `1554`, `945`, `3:54 p. m.`, `0950A`, `15:30 hs`, `15 hs`. What
/// cannot be read is null.
public record Times(BareNumbers bare) {
    private static final Pattern WORDED = Pattern.compile(
            "(?<hour>\\d{1,2})(?: ?(?:[:.]|h(?:s|rs|oras?)?[.]?) ?(?<minute>\\d{1,2})(?:(?: ?[:.] ?| ?(?:min|m|')\\.? ?)(?<second>\\d{1,2})"
                    + "(?:[.,](?<fraction>\\d{1,9}))?)?)? ?(?<tail>.*)");
    private static final Pattern HALF = Pattern.compile("([ap]) ?[.]? ?(?:m ?[.]?)?");
    private static final Pattern HOURS = Pattern.compile("(?:h|hs|hr|hrs|hora|horas)[.]?");
    private static final Pattern ENDED = Pattern.compile("(?:s|seg|min|'|'')[.]?");
    private static final Pattern BARE = Pattern.compile("(?<digits>\\d{1,6})(?:[.]0+)? ?(?<tail>[a-z. ]*)");
    private static final Pattern END_OF_DAY =
            Pattern.compile("24(?:[:.h]?00){1,2}(?:[.,]0+)?(?: ?h[a-z.]*)?|24 ?hs?[.]?");
    private static final int SECONDS_A_DAY = 86_400;

    @Nullable
    public LocalTime read(String written) {
        Digits digits = Digits.of(written);
        LocalTime usual = digits == null || bare == BareNumbers.PARTS_OF_A_DAY ? null : usual(digits);
        return usual == null ? worded(SpokenTime.clock(Plain.text(written))) : usual;
    }

    /// Whether it is 24:00, which is the next day's beginning.
    static boolean isEndOfDay(String plain) {
        return END_OF_DAY.matcher(plain).matches();
    }

    private static @Nullable LocalTime usual(Digits digits) {
        int[] n = digits.groups();
        int[] lengths = digits.lengths();
        boolean minutes = n.length >= 2 && lengths[0] <= 2 && lengths[1] == 2;
        return switch (digits.separators()) {
            case ":", "h", "H", "." -> minutes ? time(n[0], n[1], 0, 0) : null;
            case "::", ".." -> minutes && lengths[2] == 2 ? time(n[0], n[1], n[2], 0) : null;
            case "::.", "::," -> minutes && lengths[2] == 2 ? time(n[0], n[1], n[2], nanos(n[3], lengths[3])) : null;
            default -> null;
        };
    }

    private @Nullable LocalTime worded(String plain) {
        if (bare == BareNumbers.PARTS_OF_A_DAY) {
            return partOfDay(plain);
        }
        Matcher number = BARE.matcher(plain);
        if (number.matches()) {
            String tail = number.group("tail").strip();
            LocalTime time = bare(number.group("digits"), tail);
            return time == null ? null : inHalf(time, HOURS.matcher(tail).matches() ? "" : tail);
        }
        Matcher parts = WORDED.matcher(plain);
        return parts.matches() ? parts(parts) : null;
    }

    private static @Nullable LocalTime parts(Matcher parts) {
        String minute = parts.group("minute");
        String second = parts.group("second");
        boolean dotted = minute != null && minute.length() == 1 && plainDot(parts);
        if (minute == null || dotted) {
            return null;
        }
        String fraction = parts.group("fraction");
        LocalTime time = time(
                Integer.parseInt(parts.group("hour")),
                Integer.parseInt(minute),
                second == null ? 0 : Integer.parseInt(second),
                fraction == null ? 0 : nanos(Integer.parseInt(fraction), fraction.length()));
        String tail = parts.group("tail");
        boolean said = HOURS.matcher(tail).matches() || ENDED.matcher(tail).matches();
        return time == null ? null : inHalf(time, said ? "" : tail);
    }

    /// `9.5` may be half past nine.
    private static boolean plainDot(Matcher parts) {
        return parts.end("hour") + 1 == parts.start("minute") && parts.group().charAt(parts.end("hour")) == '.';
    }

    /// A clock of twelve hours, with `a. m.` or `p. m.` in any of the ways they are written.
    private static @Nullable LocalTime inHalf(LocalTime time, String tail) {
        if (tail.isEmpty()) {
            return time;
        }
        Matcher half = HALF.matcher(tail);
        if (!half.matches()) {
            return null;
        }
        boolean afternoon = half.group(1).equals("p");
        int hour = time.getHour();
        if (hour > 12) {
            return afternoon ? time : null;
        }
        return time.withHour(hour % 12 + (afternoon ? 12 : 0));
    }

    private @Nullable LocalTime bare(String digits, String tail) {
        int number = Integer.parseInt(digits);
        boolean hours = HOURS.matcher(tail).matches() || HALF.matcher(tail).matches();
        return switch (digits.length()) {
            case 1, 2 -> hours ? time(number, 0, 0, 0) : shortOne(number);
            case 3, 4 ->
                switch (bare) {
                    case UNPROVEN, MINUTES_LAST -> time(number / 100, number % 100, 0, 0);
                    case SECONDS_LAST -> time(0, number / 100, number % 100, 0);
                    case MIXED, PARTS_OF_A_DAY -> null;
                };
            default -> time(number / 10_000, number / 100 % 100, number % 100, 0);
        };
    }

    private @Nullable LocalTime shortOne(int number) {
        return switch (bare) {
            case MINUTES_LAST -> time(0, number, 0, 0);
            case SECONDS_LAST -> time(0, 0, number, 0);
            case UNPROVEN, MIXED, PARTS_OF_A_DAY -> null;
        };
    }

    private static @Nullable LocalTime partOfDay(String plain) {
        if (!plain.matches("0?[.,]\\d{1,20}|0")) {
            return null;
        }
        BigDecimal part = new BigDecimal(plain.replace(',', '.'));
        int second = part.multiply(BigDecimal.valueOf(SECONDS_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .intValue();
        return second == SECONDS_A_DAY ? null : LocalTime.ofSecondOfDay(second);
    }

    private static int nanos(int fraction, int digits) {
        int nanos = fraction;
        for (int i = digits; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static @Nullable LocalTime time(int hour, int minute, int second, int nano) {
        boolean real = hour <= 23 && minute <= 59 && second <= 59;
        return real ? LocalTime.of(hour, minute, second, nano) : null;
    }
}
