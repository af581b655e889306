package labra.vehicles;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import labra.web.BadField;
import labra.web.Fields;

/// Countries by their ISO 3166-1 alpha-2 code.
public final class Country {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Country() {}

    /// A country by its code and its name in the reader's language.
    public record Named(String code, String name) {}

    static List<Named> all(Locale locale) {
        return CODES.stream()
                .map(code -> new Named(code, Locale.of("", code).getDisplayCountry(locale)))
                .sorted(Comparator.comparing(Named::name, Collator.getInstance(locale)))
                .toList();
    }

    public static String read(JsonNode node) throws BadField {
        return parse(Fields.string(node));
    }

    public static String parse(String written) throws BadField {
        String code = written.strip().toUpperCase(Locale.ROOT);
        if (!CODES.contains(code)) {
            throw new BadField("field.not-a-country");
        }
        return code;
    }
}
