package labra.vehicles;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import labra.web.BadField;
import labra.web.FieldError;
import labra.web.Fields;
import labra.web.Text;
import org.jspecify.annotations.Nullable;

/// A plate in its one form: upper case letters A to Z and digits, without the separators people write.
public record Plate(@JsonValue String text) {
    /// The longest that somebody may write, separators included.
    public static final int LONGEST_WRITTEN = 40;

    /// Blanks, hyphens of every length, dots, middle dots, slashes and underscores.
    private static final String SEPARATORS = " -.·/_‐‑‒–—―−•∙⋅・";

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{2,12}");

    public Plate {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a normalised plate");
        }
    }

    /// Normalises what was written. Only separators are dropped: any other sign stands for a character that somebody or
    /// a camera could not read, and without it the plate would be somebody else's.
    public static Plate parse(String written) throws BadField {
        String line = Text.line(written, LONGEST_WRITTEN);
        String plate = normalised(line);
        if (plate != null && plate.chars().anyMatch(Character::isDigit)
                ? NoPlate.isWord(plate)
                : NoPlate.isSaid(line)) {
            throw new BadField("field.no-plate");
        }
        if (plate == null || !SHAPE.matcher(plate).matches()) {
            throw new BadField("field.not-a-plate");
        }
        return new Plate(plate);
    }

    static String withoutSeparators(String line) {
        return line.codePoints()
                .filter(sign -> SEPARATORS.indexOf(sign) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static @Nullable String normalised(String line) {
        StringBuilder plate = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c >= 'a' && c <= 'z') {
                plate.append((char) (c - 'a' + 'A'));
            } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                plate.append(c);
            } else if (SEPARATORS.indexOf(c) < 0) {
                return null;
            }
        }
        return plate.toString();
    }

    public static Plate read(JsonNode node) throws BadField {
        return parse(Fields.string(node));
    }

    /// The plate that a list is filtered by: `placa_patente` as everywhere on the wire, or `placa` for short.
    public static @Nullable String filter(Fields query) {
        Plate whole = query.optional("placa_patente", Plate::read).orNull();
        Plate brief = query.optional("placa", Plate::read).orNull();
        if (whole != null && brief != null) {
            query.reject(new FieldError("placa", "field.one-of", "placa_patente"));
        }
        Plate plate = whole == null ? brief : whole;
        return plate == null ? null : plate.text();
    }

    /// What a plate was read from, in one line; empty where there is nothing to read.
    public static String written(JsonNode node) {
        try {
            return Text.line(node.asText(), LONGEST_WRITTEN);
        } catch (BadField unreadable) {
            return "";
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
