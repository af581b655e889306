package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import labra.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The written contract and the code name the same paths, and whoever asks gets to read it.
@QuarkusTest
class OpenApiTest {
    @Inject
    Api api;

    @TestHTTPResource(management = true)
    URI management;

    /// What answers below JAX-RS.
    private static final Set<String> ROUTES =
            Set.of("POST /cargar_infraccion", "POST /multas", "GET /generar_informe", "POST /generar_informe");

    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");

    @Test
    void every_path_and_method_of_the_code_is_written_down_and_no_other() throws IOException {
        Set<String> written = new TreeSet<>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        written.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        Set<String> coded = new TreeSet<>(ROUTES);
        JavaClasses classes = new ClassFileImporter().importPackages("labra");
        classes.stream()
                .filter(type -> type.isAnnotatedWith(Path.class) && isJson(produced(type)))
                .forEach(type -> type.getAllMethods()
                        .forEach(method -> verbOf(
                                method,
                                verb -> pathsOf(
                                                type.getAnnotationOfType(Path.class)
                                                        .value(),
                                                method)
                                        .forEach(path -> coded.add(verb + " " + path)))));
        assertThat(written).isEqualTo(coded);
    }

    @Test
    void every_reference_of_the_document_leads_somewhere() throws IOException {
        JsonNode document = document();
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        document.findValuesAsText("$ref")
                .forEach(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        document.path("paths")
                .forEach(path -> path.properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(operation -> {
                            assertThat(operation.getValue().path("summary").asText())
                                    .isNotBlank();
                            assertThat(operation.getValue().path("responses").has("500"))
                                    .isTrue();
                        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/"})
    void the_documentation_is_shown_to_everybody(String path) {
        Response page = Api.anonymous().accept("text/html").get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("swagger-ui").contains("/openapi");
    }

    @Test
    void the_document_is_served_as_json() {
        Response answer = Api.anonymous().accept("*/*").get("/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).contains("json");
        assertThat((String) answer.path("info.title")).isEqualTo("Labra");
    }

    @ParameterizedTest
    @CsvSource({
        "/openapi, */*, application/yaml, openapi: 3.1",
        "/openapi.yaml, application/json, application/yaml, openapi: 3.1",
        "/openapi, application/json, application/json, '{\"openapi\":\"3.1'"
    })
    void the_document_is_served_as_it_is_asked_for(String path, String accepted, String type, String beginning) {
        Response answer = Api.anonymous().accept(accepted).get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(type + ";charset=UTF-8");
        assertThat(answer.asString()).contains(beginning);
    }

    @Test
    void strangers_learn_whether_it_serves_and_no_more() {
        api.administratorToken();
        for (String part : List.of("", "/live", "/ready", "/started")) {
            Response health = Api.anonymous().get("/q/health" + part);
            assertThat(health.asString()).as(part).isEqualTo("{\"status\":\"UP\"}");
            assertThat(health.contentType()).startsWith("application/json");
        }
        Problems.of(Api.anonymous().get("/q/health/x"), 404, "not-found");
        Problems.of(Api.anonymous().get("/q/metrics"), 404, "not-found");
    }

    @Test
    void the_management_port_tells_what_each_check_found() {
        api.administratorToken();
        Response health = Api.anonymous().get(management.resolve("/q/health/ready"));
        assertThat(health.jsonPath().getList("checks")).hasSizeGreaterThan(1);
    }

    static JsonNode document() throws IOException {
        return new ObjectMapper()
                .readTree(Api.anonymous().accept("*/*").get("/openapi.json").asByteArray());
    }

    private static boolean isJson(java.util.Optional<Produces> produces) {
        return produces.isPresent() && Arrays.asList(produces.get().value()).contains("application/json");
    }

    /// Of the type itself, or of the one it extends.
    private static Optional<Produces> produced(JavaClass type) {
        return type.tryGetAnnotationOfType(Produces.class)
                .or(() -> type.getRawSuperclass().flatMap(above -> above.tryGetAnnotationOfType(Produces.class)));
    }

    private static void verbOf(JavaMethod method, Consumer<String> use) {
        method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().tryGetAnnotationOfType(HttpMethod.class))
                .flatMap(java.util.Optional::stream)
                .forEach(verb -> use.accept(verb.value()));
    }

    /// A path that names its choices stands for all of them.
    private static Stream<String> pathsOf(String root, JavaMethod method) {
        String path = pathOf(root, method);
        Matcher choices = Pattern.compile("\\{\\w+: ?([a-z|]+)}").matcher(path);
        return choices.find()
                ? Arrays.stream(choices.group(1).split("\\|")).map(choices::replaceFirst)
                : Stream.of(path);
    }

    private static String pathOf(String root, JavaMethod method) {
        String own = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        String whole = ("/" + root + "/" + own).replaceAll("/+", "/");
        return whole.length() > 1 && whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }
}
