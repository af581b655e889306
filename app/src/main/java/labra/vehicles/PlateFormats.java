package labra.vehicles;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The formats of plates by country. One outside of them (older, trailer, diplomatic, foreign) warns and never blocks.
public final class PlateFormats {
    private static final Map<String, List<Pattern>> KNOWN = Map.of(
            "AR", patterns("[A-Z]{3}\\d{3}", "[A-Z]{2}\\d{3}[A-Z]{2}", "\\d{3}[A-Z]{3}", "[A-Z]\\d{3}[A-Z]{3}"),
            "BR", patterns("[A-Z]{3}\\d[A-Z0-9]\\d{2}"),
            "UY", patterns("[A-Z]{3}\\d{4}"),
            "PY", patterns("[A-Z]{4}\\d{3}", "\\d{3}[A-Z]{4}"),
            "BO", patterns("[A-Z]{2}\\d{5}"),
            "CL", patterns("[A-Z]{4}\\d{2}", "[A-Z]{2}\\d{4}", "[A-Z]{3}\\d{2}"),
            "CO", patterns("[A-Z]{3}\\d{3}", "[A-Z]{3}\\d{2}[A-Z]"),
            "ES", patterns("\\d{4}[B-DF-HJ-NPR-TV-Z]{3}"));

    private PlateFormats() {}

    /// The formats of each country, as regular expressions of the normalised plate.
    public static Map<String, List<String>> all() {
        Map<String, List<String>> all = new TreeMap<>();
        KNOWN.forEach((country, formats) ->
                all.put(country, formats.stream().map(Pattern::pattern).toList()));
        return all;
    }

    /// The countries that have such plates, of those whose formats are listed.
    static Stream<String> countriesOf(String plate) {
        return KNOWN.entrySet().stream()
                .filter(country -> country.getValue().stream()
                        .anyMatch(format -> format.matcher(plate).matches()))
                .map(Map.Entry::getKey);
    }

    /// Countries whose formats are not listed have no unknown plates.
    static boolean isKnown(String country, String plate) {
        List<Pattern> formats = KNOWN.get(country);
        return formats == null
                || formats.stream().anyMatch(format -> format.matcher(plate).matches());
    }

    private static List<Pattern> patterns(String... formats) {
        return Stream.of(formats).map(Pattern::compile).toList();
    }
}
