package labra.vehicles;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import labra.web.BadField;
import labra.web.Fields;
import labra.web.Text;

/// A plate in its one form: upper case letters A to Z and digits, without the separators people write.
public record Plate(@JsonValue String text) {
    /// The longest that somebody may write, separators included.
    public static final int LONGEST_WRITTEN = 40;

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{2,12}");

    public Plate {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a normalised plate");
        }
    }

    /// Normalises what was written. A letter or digit of another alphabet is refused, not dropped: without it the plate
    /// would be somebody else's.
    public static Plate parse(String written) throws BadField {
        String checked = Text.filled(written, LONGEST_WRITTEN);
        StringBuilder plate = new StringBuilder(checked.length());
        for (int i = 0; i < checked.length(); i++) {
            char c = checked.charAt(i);
            if (c >= 'a' && c <= 'z') {
                plate.append((char) (c - 'a' + 'A'));
            } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                plate.append(c);
            } else if (c > '~' && Character.isLetterOrDigit(checked.codePointAt(i))) {
                throw new BadField("field.not-a-plate");
            }
        }
        if (!SHAPE.matcher(plate).matches()) {
            throw new BadField("field.not-a-plate");
        }
        return new Plate(plate.toString());
    }

    public static Plate read(JsonNode node) throws BadField {
        return parse(Fields.string(node));
    }

    @Override
    public String toString() {
        return text;
    }
}
