package labra.pages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import labra.moments.WrittenDay;
import labra.web.FieldError;
import labra.web.Fields;
import labra.web.Messages;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// A form: what was written into it, and what is wrong with that, field by field.
public final class Form {
    static final String VERSION = "_version";
    /// What comes after the form: `otra` is one more of the kind.
    public static final String THEN = "luego";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private @Nullable String problem;

    /// How a field of a form becomes JSON, so that forms are checked by the very rules of the API.
    public enum Kind {
        TEXT,
        /// Text that may be empty.
        PROSE,
        NUMBER,
        /// A day or a moment, as people write it.
        DAY,
        FLAG
    }

    public Form(Map<String, String> values) {
        this.values.putAll(values);
    }

    public static Form sent(MultivaluedMap<String, String> sent) {
        Form form = new Form(Map.of());
        sent.forEach((name, given) -> form.values.put(name, given.getLast().replace("\r\n", "\n")));
        return form;
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /// A day or a moment as people write it.
    public String day(String name) {
        return WrittenDay.shown(value(name));
    }

    /// What a look-up field shows for the id it holds.
    public String text(String name) {
        return value(name + "_texto");
    }

    /// Every value, to be sent once more.
    public List<Map.Entry<String, String>> all() {
        return List.copyOf(values.entrySet());
    }

    public boolean is(String name, Object value) {
        return value(name).equals(value.toString());
    }

    /// Whether a field of many, its values divided by commas, has this one.
    public boolean has(String name, String value) {
        return List.of(value(name).split(",")).contains(value);
    }

    public @Nullable String error(String name) {
        return errors.get(name);
    }

    public boolean bad(String name) {
        return errors.containsKey(name);
    }

    public List<Map.Entry<String, String>> errors() {
        return List.copyOf(errors.entrySet());
    }

    /// What is wrong with the form as a whole.
    public @Nullable String problem() {
        return problem;
    }

    public boolean refused() {
        return problem != null || !errors.isEmpty();
    }

    /// The version of the record that was changed, as its writer saw it.
    public @Nullable Integer version() {
        String written = value(VERSION);
        return written.matches("\\d{1,9}") ? Integer.valueOf(written) : null;
    }

    public void version(int version) {
        set(VERSION, Integer.toString(version));
    }

    public void set(String name, String value) {
        values.put(name, value);
    }

    /// The named fields as one JSON object. What is not the number it should be stays text, for the rules to refuse.
    public Fields fields(Map<String, Kind> kinds) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        kinds.forEach((name, kind) -> {
            String written = value(name);
            switch (kind) {
                case FLAG -> object.put(name, written.equals("true"));
                case PROSE -> object.put(name, written.strip());
                case TEXT, NUMBER, DAY -> {
                    if (!written.isBlank()) {
                        String meant = kind == Kind.DAY ? WrittenDay.iso(written) : written;
                        put(object, name, meant.strip(), kind);
                    }
                }
            }
        });
        return new Fields(object);
    }

    private static void put(ObjectNode object, String name, String written, Kind kind) {
        String number = written.replace(',', '.');
        if (kind == Kind.NUMBER && number.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
            if (number.contains(".")) {
                object.put(name, new BigDecimal(number));
            } else {
                object.put(name, Long.parseLong(number));
            }
        } else {
            object.put(name, written);
        }
    }

    /// Notes why it was refused; `culprit` is the field that a refusal without field errors is about.
    public void refuse(Refusal refusal, Locale locale, @Nullable String culprit) {
        for (FieldError error : refusal.errors()) {
            errors.putIfAbsent(error.field(), Messages.text(locale, error.key(), error.arguments()));
        }
        String message = refusal.message(locale);
        if (culprit != null) {
            errors.put(culprit, message);
        } else if (refusal.errors().isEmpty()) {
            problem = message;
        }
    }
}
