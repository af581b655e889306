package labra.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.law.Holiday;
import labra.law.Word;
import labra.pages.Form;
import labra.web.BadField;
import labra.web.Field;
import labra.web.FieldError;
import labra.web.Fields;
import org.jspecify.annotations.Nullable;

/// A calendar as somebody proposes it.
public record NewCalendar(String code, @Nullable String inherits, List<String> notWorking, String source) {
    static final Map<String, Form.Kind> FORM = Map.of(
            "calendario", Form.Kind.TEXT,
            "hereda", Form.Kind.TEXT,
            "no_cuentan", Form.Kind.TEXT,
            "fuente", Form.Kind.TEXT);

    static NewCalendar from(Fields fields) {
        Field<String> code = fields.required("calendario", NewCalendar::code);
        Field<String> inherits = fields.optional("hereda", NewCalendar::code);
        Field<List<String>> kinds = fields.required("no_cuentan", NewCalendar::kinds);
        Field<String> source = fields.required("fuente", Fields.name(500));
        String outer = inherits.orNull();
        if (outer != null && outer.equals(code.orNull())) {
            fields.reject(new FieldError("hereda", "field.of-itself"));
        }
        fields.check();
        return new NewCalendar(code.get(), outer, kinds.get(), source.get());
    }

    /// Such as AR-B, or AR-B-TANDIL.
    static String code(JsonNode node) throws BadField {
        String written = Fields.string(node).strip().toUpperCase(Locale.ROOT);
        if (!written.matches("[A-Z]{2}(-[A-Z0-9]{1,20}){0,3}")) {
            throw new BadField("field.not-a-jurisdiction");
        }
        return written;
    }

    private static List<String> kinds(JsonNode node) throws BadField {
        List<String> kinds = new ArrayList<>();
        for (String word : Fields.string(node).strip().toUpperCase(Locale.ROOT).split("[\\s,;]+")) {
            if (Word.find(Holiday.Kind.class, word).isEmpty()) {
                throw new BadField(
                        "field.not-a-choice",
                        Stream.of(Holiday.Kind.values()).map(Word::word).collect(Collectors.joining(", ")));
            }
            kinds.add(word);
        }
        return List.copyOf(kinds);
    }
}
