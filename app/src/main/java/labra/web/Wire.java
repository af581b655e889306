package labra.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the fields of records are called on the wire: the name is written once, at the field, and read here.
public final class Wire {
    private Wire() {}

    /// A field of a record `T` that has a name on the wire.
    public record Named<T>(String name, RecordComponent field) {
        public @Nullable Object of(T row) {
            try {
                return field.getAccessor().invoke(row);
            } catch (ReflectiveOperationException notOurs) {
                throw new IllegalStateException(notOurs);
            }
        }
    }

    /// In the order of the record.
    public static <T> List<Named<T>> fields(Class<? extends T> type) {
        List<Named<T>> fields = new ArrayList<>();
        for (RecordComponent field : Objects.requireNonNull(type.getRecordComponents())) {
            field.getAccessor().setAccessible(true);
            JsonProperty named = field.getAccessor().getAnnotation(JsonProperty.class);
            if (named != null) {
                fields.add(new Named<>(named.value(), field));
            }
        }
        return fields;
    }

    /// A field by the name that it has in the record.
    public static <T> Named<T> named(Class<T> type, String name) {
        for (RecordComponent field : Objects.requireNonNull(type.getRecordComponents())) {
            if (field.getName().equals(name)) {
                field.getAccessor().setAccessible(true);
                return new Named<>(name, field);
            }
        }
        throw new IllegalArgumentException(type + " has no " + name);
    }

    /// The names of the columns that these records are read from.
    public static Map<String, String> names(Class<?>... records) {
        Map<String, String> names = new HashMap<>();
        for (Class<?> type : records) {
            fields(type).forEach(field -> names.put(column(field.field().getName()), field.name()));
        }
        return names;
    }

    /// A record's values by their names.
    public static Map<String, @Nullable Object> values(Object row) {
        Map<String, @Nullable Object> values = new HashMap<>();
        Wire.<Object>fields(row.getClass()).forEach(field -> values.put(field.name(), field.of(row)));
        return values;
    }

    private static String column(String field) {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
