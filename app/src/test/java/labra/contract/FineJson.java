package labra.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A fine's JSON, written field by field so that a test may put anything into one of them.
public final class FineJson {
    private final Map<String, String> fields = new LinkedHashMap<>();

    private FineJson() {}

    public static FineJson of(String plate) {
        return new FineJson()
                .with("placa_patente", "\"" + plate + "\"")
                .with("timestamp", "\"2024-05-10T14:30:00Z\"")
                .with("comentarios", "\"Prueba\"");
    }

    /// Puts a field as raw JSON, or takes it away.
    public FineJson with(String field, @Nullable String json) {
        if (json == null) {
            fields.remove(field);
        } else {
            fields.put(field, json);
        }
        return this;
    }

    @Override
    public String toString() {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
