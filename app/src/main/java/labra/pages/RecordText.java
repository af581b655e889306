package labra.pages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A row as PostgreSQL writes it, `(7,"two, ""quoted""",,t)`, as the trail keeps new fines: its values in the order of
/// the table's columns. Columns that the table got later are missing at the end.
public final class RecordText {
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?\\+\\d\\d");

    private RecordText() {}

    /// The values by column; what is null is left out.
    public static ObjectNode read(String text, List<String> columns) {
        List<@Nullable String> values = values(text);
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < Math.min(values.size(), columns.size()); i++) {
            String value = values.get(i);
            if (value != null) {
                row.put(columns.get(i), MOMENT.matcher(value).matches() ? value.replace(' ', 'T') + ":00" : value);
            }
        }
        return row;
    }

    static List<@Nullable String> values(String text) {
        if (!text.startsWith("(") || !text.endsWith(")")) {
            throw new IllegalArgumentException("not a row");
        }
        List<@Nullable String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        boolean given = false;
        for (int i = 1; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\' && i + 1 < text.length() - 1) {
                value.append(text.charAt(++i));
                given = true;
            } else if (letter == '"') {
                if (quoted && text.charAt(i + 1) == '"') {
                    value.append(text.charAt(++i));
                } else {
                    quoted = !quoted;
                }
                given = true;
            } else if (!quoted && (letter == ',' || i == text.length() - 1)) {
                values.add(given ? value.toString() : null);
                value.setLength(0);
                given = false;
            } else {
                value.append(letter);
                given = true;
            }
        }
        return values;
    }
}
