package labra.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the written contract of the API says: the bodies that it shows, and every name that it knows.
final class Contract {
    private final Map<String, List<ObjectNode>> examples = new TreeMap<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> parameters = new TreeSet<>();

    Contract() throws IOException {
        JsonNode document = new YAMLMapper().readTree(Contract.class.getResource("/META-INF/openapi.yaml"));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> read(path.getKey(), operation)));
        document.findValues("properties").forEach(all -> all.fieldNames().forEachRemaining(names::add));
        document.findParents("in").stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .forEach(parameter -> parameters.add(parameter.path("name").asText()));
    }

    private void read(String path, Map.Entry<String, JsonNode> operation) {
        List<ObjectNode> shown = new ArrayList<>();
        JsonNode body = operation.getValue().path("requestBody").path("content").path("application/json");
        body.path("examples").forEach(example -> add(example.path("value"), shown));
        add(body.path("example"), shown);
        examples.put(operation.getKey().toUpperCase(Locale.ROOT) + " " + path, shown);
    }

    private static void add(JsonNode example, List<ObjectNode> shown) {
        if (example instanceof ObjectNode object) {
            shown.add(object);
        }
    }

    /// A body of its own, as the contract shows it for that operation, or an empty one.
    ObjectNode example(Chance chance, String operation) {
        List<ObjectNode> shown = examples.getOrDefault(operation, List.of());
        return shown.isEmpty()
                ? JsonNodeFactory.instance.objectNode()
                : chance.of(shown).deepCopy();
    }

    List<String> names() {
        return List.copyOf(names);
    }

    List<String> parameters() {
        return List.copyOf(parameters);
    }
}
