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

    /// Normalises what was written. Only blanks and punctuation are dropped: without a letter or digit of another
    /// alphabet, an accent or a symbol the plate would be somebody else's, so those are refused.
    public static Plate parse(String written) throws BadField {
        String checked = Text.filled(written, LONGEST_WRITTEN);
        StringBuilder plate = new StringBuilder(checked.length());
        for (int i = 0; i < checked.length(); i++) {
            char c = checked.charAt(i);
            if (c >= 'a' && c <= 'z') {
                plate.append((char) (c - 'a' + 'A'));
            } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                plate.append(c);
            } else if (c > '~' && !isSeparator(c)) {
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

    /// The text that a plate was read from, without blanks around it; empty for what is no text.
    public static String written(JsonNode node) {
        return node.asText().strip();
    }

    private static boolean isSeparator(char c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.FORMAT,
                    Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
