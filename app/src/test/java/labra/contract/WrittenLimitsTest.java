package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import labra.Api;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// The longest text that the contract allows for a field is the longest that the code takes.
@QuarkusTest
class WrittenLimitsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FORMATS = Set.of("uuid", "date", "date-time");

    /// Sends the schema of the others again, five hundred times.
    private static final String BATCH = "/multas/lote";

    @Inject
    Api api;

    /// A text that a request may hold: `alternative` where the request has several forms.
    record Text(String method, String path, JsonNode alternative, String field, JsonNode schema) {
        @Override
        public String toString() {
            return method + " " + path + " " + field;
        }

        int most() {
            return schema.path("maxLength").asInt();
        }
    }

    @Test
    void every_text_of_a_request_has_a_limit_or_a_form() throws IOException {
        assertThat(texts())
                .hasSizeGreaterThan(20)
                .allSatisfy(text -> assertThat(text.schema.has("maxLength")
                                || text.schema.has("enum")
                                || text.schema.has("pattern")
                                || FORMATS.contains(text.schema.path("format").asText()))
                        .as(text.toString())
                        .isTrue());
    }

    @Test
    void one_letter_more_than_the_longest_is_refused_as_too_long() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (Text text : texts()) {
            if (text.schema.has("maxLength")) {
                List<String> atMost = complaints(text, text.most());
                List<String> beyond = complaints(text, text.most() + 1);
                all.assertThat(beyond).as(text + " with " + (text.most() + 1)).isNotEmpty();
                if (!beyond.isEmpty()) {
                    all.assertThat(atMost).as(text + " with " + text.most()).doesNotContainAnyElementsOf(beyond);
                }
            }
        }
        all.assertAll();
    }

    /// What is wrong with the field when it has so many letters; other fields may be missing, which is said beside.
    private List<String> complaints(Text text, int letters) {
        ObjectNode body = JSON.createObjectNode();
        text.alternative.path("required").forEach(name -> body.put(name.asText(), "prueba"));
        body.put(text.field, "x".repeat(letters));
        Response answer = request(text).body(body.toString()).request(text.method, place(text.path));
        assertThat(answer.statusCode()).as(answer.asString()).isLessThan(500);
        List<Map<String, String>> errors =
                answer.statusCode() == 400 ? answer.jsonPath().getList("errores") : List.of();
        return errors.stream()
                .filter(error -> text.field.equals(error.get("campo")))
                .map(error -> error.get("mensaje"))
                .toList();
    }

    private io.restassured.specification.RequestSpecification request(Text text) {
        return text.path.equals("/cargar_infraccion") || text.path.equals("/multas")
                ? Api.as(api.officerToken())
                : api.administrator();
    }

    private String place(String path) {
        return path.replace("{id}", path.contains("{id}") ? id(path) : "").replace("{idioma}", "es");
    }

    private String id(String path) {
        return switch (path.split("/")[1]) {
            case "multas" -> fine();
            case "policias" -> Integer.toString(api.officer(Api.unique("limite-")));
            case "pagos" -> UUID.randomUUID().toString();
            default -> "1";
        };
    }

    private String fine() {
        return Api.as(api.officerToken())
                .body(FineJson.of(api.plate()).toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200)
                .extract()
                .path("multa.id");
    }

    private static List<Text> texts() throws IOException {
        JsonNode document = OpenApiTest.document();
        List<Text> texts = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("requestBody")
                                && !path.getKey().equals(BATCH))
                        .forEach(operation -> {
                            JsonNode schema = operation.getValue().at("/requestBody/content/application~1json/schema");
                            collect(
                                    document,
                                    schema,
                                    JSON.createObjectNode(),
                                    (alternative, field) -> texts.add(new Text(
                                            operation.getKey(),
                                            path.getKey(),
                                            alternative,
                                            field.getKey(),
                                            field.getValue())));
                        }));
        return texts;
    }

    @FunctionalInterface
    private interface Found {
        void text(JsonNode alternative, Map.Entry<String, JsonNode> field);
    }

    private static void collect(JsonNode document, JsonNode written, JsonNode alternative, Found found) {
        JsonNode schema =
                written.has("$ref") ? document.at(written.path("$ref").asText().substring(1)) : written;
        schema.path("allOf").forEach(part -> collect(document, part, alternative, found));
        schema.path("oneOf").forEach(part -> collect(document, part, part, found));
        schema.path("properties").properties().stream()
                .filter(field -> isText(field.getValue().path("type")))
                .forEach(field -> found.text(alternative, field));
    }

    private static boolean isText(JsonNode type) {
        return type.asText().equals("string")
                || StreamSupport.stream(type.spliterator(), false)
                        .anyMatch(one -> one.asText().equals("string"));
    }
}
