package labra.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What the columns of a table are called on the wire: a record that is read from them names its fields for it.
public final class WireNames {
    private WireNames() {}

    /// By column; a field without a name of its own is left out.
    public static Map<String, String> of(Class<?>... records) {
        Map<String, String> names = new HashMap<>();
        for (Class<?> type : records) {
            for (RecordComponent field : type.getRecordComponents()) {
                JsonProperty named = field.getAccessor().getAnnotation(JsonProperty.class);
                if (named != null) {
                    names.put(column(field.getName()), named.value());
                }
            }
        }
        return names;
    }

    private static String column(String field) {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
