package labra.moments;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A time of day in words, put into the form of a clock: `3:54 de la tarde`, `p. m. 3:54`, `12 m.`, `0 days 15:54:00`.
final class SpokenTime {
    private static final Pattern LED_IN = Pattern.compile("(?:0 days? |t(?=\\d)|a las? |as )(?<time>.+)");
    private static final Pattern HALF_FIRST = Pattern.compile("(?<half>[ap][. ]*m[.]?) ?(?<time>\\d.*)");
    private static final Pattern NOON =
            Pattern.compile("12(?<minute>[:.]\\d{2})? ?(?:m[.]?|md[.]?|(?:del )?mediodia)|mediodia|meio-dia|noon");
    private static final Pattern PART_OF_DAY = Pattern.compile(
            "(?<time>(?<hour>\\d{1,2})(?![\\d]).*?)(?: ?h(?:s|rs|oras?)?[.]?)? (?:(?:d[ea]|p[o]r) )?(?:l[a] )?"
                    + "(?<part>madrugada|manana|manha|tarde|noche|noite)");

    private SpokenTime() {}

    static String clock(String plain) {
        if (plain.isEmpty() || (plain.length() <= 8 && plain.chars().noneMatch(Character::isLetter))) {
            return plain;
        }
        Matcher ledIn = LED_IN.matcher(plain);
        String text = ledIn.matches() ? ledIn.group("time") : plain;
        Matcher noon = NOON.matcher(text);
        if (noon.matches()) {
            return noon.group("minute") == null ? "12:00" : "12" + noon.group("minute");
        }
        Matcher half = HALF_FIRST.matcher(text);
        if (half.matches()) {
            return half.group("time") + " " + half.group("half");
        }
        Matcher spoken = PART_OF_DAY.matcher(text);
        return spoken.matches() ? inHalf(spoken, text) : text;
    }

    /// Twelve at night is midnight; what people would not call so stays as it is, which is no time.
    private static String inHalf(Matcher spoken, String text) {
        int hour = Integer.parseInt(spoken.group("hour"));
        String half = switch (spoken.group("part")) {
            case "madrugada" -> hour <= 6 || hour == 12 ? " am" : "";
            case "manana", "manha" -> hour < 12 ? " am" : "";
            case "tarde" -> hour <= 8 || hour >= 12 ? " pm" : "";
            default -> hour == 12 ? " am" : hour >= 6 ? " pm" : "";
        };
        return half.isEmpty() ? text : spoken.group("time") + half;
    }
}
