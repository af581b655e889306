package labra.moments;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The zone that is written behind a time: `Z`, `UTC`, `-03`, `GMT-03:00`, `ART`, `[America/Lima]`.
record Offsets(String time, @Nullable ZoneId zone) {
    private static final Pattern COMMENT = Pattern.compile("(.*\\S) ?\\([^()]*\\)");
    private static final Pattern REGION = Pattern.compile("(.*?) ?\\[?([a-z]+(?:/[a-z_-]+)+)]?");
    private static final Pattern NUMBER = Pattern.compile(
            "(.*\\d[:.h]?\\d{2}(?:[:.,]\\d+)*|.*[0-9:. ][ap][. ]*m[.]?) ?(?:utc|gmt|z)? ?([+-]) ?(\\d{1,2})(?::?(\\d{2}))?");
    private static final Pattern NAME = Pattern.compile("(.*[0-9.]|.*[ap][. ]*m[.]?) ?([a-z]{1,4})");

    /// Names that mean one offset wherever they are written; CST and IST do not.
    private static final Map<String, Integer> HOURS = Map.ofEntries(
            Map.entry("z", 0),
            Map.entry("ut", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("wet", 0),
            Map.entry("art", -3),
            Map.entry("brt", -3),
            Map.entry("uyt", -3),
            Map.entry("clst", -3),
            Map.entry("clt", -4),
            Map.entry("bot", -4),
            Map.entry("vet", -4),
            Map.entry("cot", -5),
            Map.entry("pet", -5),
            Map.entry("ect", -5),
            Map.entry("edt", -4),
            Map.entry("est", -5),
            Map.entry("mst", -7),
            Map.entry("pst", -8),
            Map.entry("pdt", -7),
            Map.entry("cet", 1),
            Map.entry("cest", 2));

    /// The time without its zone, or as it is where there is none.
    static Offsets of(String plain) {
        Matcher comment = COMMENT.matcher(plain);
        String text = comment.matches() ? comment.group(1) : plain;
        Matcher region = REGION.matcher(text);
        if (region.matches()) {
            Offsets inner = of(region.group(1).strip());
            return inner.zone() != null ? inner : new Offsets(region.group(1).strip(), region(region.group(2)));
        }
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            ZoneId offset = offset(number);
            return new Offsets(offset == null ? text : number.group(1), offset);
        }
        Matcher name = NAME.matcher(text);
        Integer hours = name.matches() ? HOURS.get(name.group(2)) : null;
        return hours == null ? new Offsets(text, null) : new Offsets(name.group(1), ZoneOffset.ofHours(hours));
    }

    private static @Nullable ZoneId offset(Matcher number) {
        int minutes = Integer.parseInt(number.group(3)) * 60
                + (number.group(4) == null ? 0 : Integer.parseInt(number.group(4)));
        return minutes > 18 * 60
                ? null
                : ZoneOffset.ofTotalSeconds((number.group(2).equals("-") ? -60 : 60) * minutes);
    }

    private static @Nullable ZoneId region(String lower) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(name -> name.equalsIgnoreCase(lower))
                .findFirst()
                .map(Offsets::zone)
                .orElse(null);
    }

    private static @Nullable ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
