package labra.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.cxapi.CloudAssembly;

/// The templates of one installation in one way, by the names of their stacks.
record Templates(Map<String, JsonNode> stacks) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Templates of(Labra labra, CloudAssembly assembly) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        labra.stacks.forEach((name, stack) -> found.put(
                name, read(Path.of(assembly.getStackByName(stack.getStackName()).getTemplateFullPath()))));
        return new Templates(found);
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<Resource> resources() {
        List<Resource> all = new ArrayList<>();
        stacks.keySet().forEach(stack -> all.addAll(resources(stack)));
        return all;
    }

    List<Resource> resources(String stack) {
        List<Resource> all = new ArrayList<>();
        Objects.requireNonNull(stacks.get(stack), stack)
                .path("Resources")
                .properties()
                .forEach(one -> all.add(new Resource(stack, one.getKey(), one.getValue())));
        return all;
    }

    List<Resource> all(String type) {
        return resources().stream().filter(one -> one.type().equals(type)).toList();
    }

    int count(String type) {
        return all(type).size();
    }

    record Resource(String stack, String id, JsonNode json) {
        String type() {
            return json.path("Type").asText();
        }

        /// A property by its path, such as `Tags.0.Value`.
        JsonNode get(String path) {
            JsonNode at = json.path("Properties");
            for (String part : path.split("\\.", -1)) {
                at = at.isArray() ? at.path(Integer.parseInt(part)) : at.path(part);
            }
            return at;
        }

        String text(String path) {
            return get(path).asText();
        }

        @Override
        public String toString() {
            return stack + "/" + id + " " + type();
        }
    }
}
