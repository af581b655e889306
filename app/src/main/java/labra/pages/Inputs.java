package labra.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a form, in its order, and how each is read.
public final class Inputs {
    private final Map<String, Form.Kind> kinds = new LinkedHashMap<>();

    public Inputs text(String... names) {
        return add(Form.Kind.TEXT, names);
    }

    public Inputs prose(String... names) {
        return add(Form.Kind.PROSE, names);
    }

    public Inputs number(String... names) {
        return add(Form.Kind.NUMBER, names);
    }

    public Inputs flag(String... names) {
        return add(Form.Kind.FLAG, names);
    }

    public Map<String, Form.Kind> all() {
        return kinds;
    }

    /// What a form is filled with: names, each followed by its value or none.
    public static Map<String, String> filled(@Nullable Object... namesAndValues) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            filled.put(String.valueOf(namesAndValues[i]), value == null ? "" : value.toString());
        }
        return filled;
    }

    private Inputs add(Form.Kind kind, String... names) {
        for (String name : names) {
            kinds.put(name, kind);
        }
        return this;
    }
}
