package labra.vehicles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import labra.web.BadField;
import labra.web.Fields;

/// Countries by their ISO 3166-1 alpha-2 code.
public final class Country {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Country() {}

    public static String read(JsonNode node) throws BadField {
        String code = Fields.string(node).strip().toUpperCase(Locale.ROOT);
        if (!CODES.contains(code)) {
            throw new BadField("field.not-a-country");
        }
        return code;
    }
}
