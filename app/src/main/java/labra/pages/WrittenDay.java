package labra.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days and moments as people write them in forms and filters, whatever country their browser is from: dd/mm/aaaa, or
/// dd/mm/aaaa hh:mm. Within, they are ISO 8601.
public final class WrittenDay {
    private static final Pattern DAY_FIRST = Pattern.compile(
            "\\s*(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?:[ ,T]+(\\d{1,2})[:.](\\d{2})(?::(\\d{2}))?\\s*(?:hs?\\.?)?)?\\s*");
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?");

    private WrittenDay() {}

    /// What was written day first as ISO 8601; anything else as it is, for the rules of its field to read or refuse.
    public static String iso(String written) {
        Matcher day = DAY_FIRST.matcher(written);
        if (!day.matches()) {
            return written;
        }
        String date = day.group(3) + "-" + two(day.group(2)) + "-" + two(day.group(1));
        if (day.group(4) == null) {
            return date;
        }
        return date + "T" + two(day.group(4)) + ":" + day.group(5) + (day.group(6) == null ? "" : ":" + day.group(6));
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

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
