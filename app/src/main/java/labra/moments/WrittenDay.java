package labra.moments;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days and moments as people write them in forms and filters, day first whatever country their browser is from:
/// dd/mm/aaaa, or dd/mm/aaaa hh:mm. Within, they are ISO 8601.
public final class WrittenDay {
    private static final Dates DATES = new Dates(DateOrder.DAY_FIRST, false);
    private static final Times TIMES = new Times(BareNumbers.UNPROVEN);
    private static final Pattern YEAR_FIRST = Pattern.compile("\\s*\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?");

    private WrittenDay() {}

    /// What was written as ISO 8601; what cannot be read as it is, for the rules of its field to refuse.
    public static String iso(String written) {
        Dates.Dated dated = YEAR_FIRST.matcher(written).lookingAt() ? null : DATES.split(Plain.text(written));
        if (dated == null) {
            return written;
        }
        LocalTime time = TIMES.read(dated.rest());
        return dated.rest().isEmpty()
                ? dated.date().toString()
                : time == null ? written : dated.date().atTime(time).toString();
    }

    /// The same way back. Seconds are shown where there are any.
    public static String shown(String value) {
        Matcher iso = ISO.matcher(value);
        if (!iso.matches()) {
            return value;
        }
        String day = iso.group(3) + "/" + iso.group(2) + "/" + iso.group(1);
        if (iso.group(4) == null) {
            return day;
        }
        String seconds = iso.group(6) == null || iso.group(6).equals("00") ? "" : ":" + iso.group(6);
        return day + " " + iso.group(4) + ":" + iso.group(5) + seconds;
    }
}
