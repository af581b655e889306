package labra.csv;

import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads times of day: `9:34`, `15:54:00`, `15:54:00.250`, `15h54`, `1554`, `3:54 p. m.`. What cannot be read is null.
public final class Times {
    private static final Pattern HALF_OF_DAY = Pattern.compile("(.*?) ?([ap])[. ]{0,2}m[.]?", Pattern.CASE_INSENSITIVE);

    private Times() {}

    public static @Nullable LocalTime read(String written) {
        Digits digits = Digits.of(written);
        if (digits == null) {
            return inHalves(written);
        }
        int[] n = digits.groups();
        if (digits.shaped(4)) {
            return time(n[0] / 100, n[0] % 100, 0, 0);
        }
        return digits.lengths()[0] <= 2 ? grouped(digits) : null;
    }

    private static @Nullable LocalTime grouped(Digits digits) {
        int[] n = digits.groups();
        int[] lengths = digits.lengths();
        boolean minutes = n.length >= 2 && lengths[1] == 2;
        return switch (digits.separators()) {
            case ":", "h", "H", "." -> minutes ? time(n[0], n[1], 0, 0) : null;
            case "::", ".." -> minutes && lengths[2] == 2 ? time(n[0], n[1], n[2], 0) : null;
            case "::.", "::," -> minutes && lengths[2] == 2 ? time(n[0], n[1], n[2], nanos(n[3], lengths[3])) : null;
            default -> null;
        };
    }

    /// A clock of twelve hours, with `a. m.` or `p. m.` in any of the ways they are written.
    private static @Nullable LocalTime inHalves(String written) {
        Matcher half = HALF_OF_DAY.matcher(written);
        Digits digits = half.matches() ? Digits.of(half.group(1)) : null;
        LocalTime time = digits == null || digits.lengths()[0] > 2 ? null : grouped(digits);
        if (time == null || time.getHour() < 1 || time.getHour() > 12) {
            return null;
        }
        boolean afternoon = half.group(2).toLowerCase(Locale.ROOT).equals("p");
        return time.withHour(time.getHour() % 12 + (afternoon ? 12 : 0));
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
