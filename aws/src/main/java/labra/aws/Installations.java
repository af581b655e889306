package labra.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The file that names the installations.
public final class Installations {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final Path file;
    private final JsonNode all;

    private Installations(Path file, JsonNode all) {
        this.file = file;
        this.all = all;
    }

    public static Installations read(Path file) {
        try {
            JsonNode all = YAML.readTree(Files.readString(file));
            if (all == null || !all.isObject()) {
                throw new Mistake(file + " names no installation");
            }
            return new Installations(file, all);
        } catch (JsonProcessingException broken) {
            throw new Mistake(file + ": " + broken.getOriginalMessage());
        } catch (IOException missing) {
            throw new Mistake("cannot read " + file);
        }
    }

    public List<String> names() {
        List<String> names = new ArrayList<>();
        all.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// An installation, or the test environment of one: the same under another name and domain.
    public Installation get(String name) {
        if (all.get(name) == null && name.endsWith(Installation.TEST)) {
            return get(name.substring(0, name.length() - Installation.TEST.length()))
                    .test();
        }
        if (!(all.get(name) instanceof ObjectNode found)) {
            throw new Mistake("%s has no installation \"%s\"; it has: %s"
                    .formatted(file.getFileName(), name, String.join(", ", names())));
        }
        return read(name, found.deepCopy());
    }

    private Installation read(String name, ObjectNode found) {
        try {
            return YAML.treeToValue(found.put("name", name), Installation.class);
        } catch (JsonProcessingException broken) {
            String why = broken.getCause() instanceof Mistake mistake
                    ? mistake.getMessage()
                    : where(broken) + broken.getOriginalMessage();
            throw new Mistake("%s, installation %s: %s".formatted(file.getFileName(), name, why));
        }
    }

    private static String where(JsonProcessingException broken) {
        return broken instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? mapping.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .collect(Collectors.joining(".", "", ": "))
                : "";
    }
}
