package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import labra.Api;
import labra.access.Role;
import labra.platform.Actor;
import labra.platform.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every example of the documentation works when sent, and every answer has the documented shape and nothing more.
@QuarkusTest
class ExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Api api;

    @Inject
    Database database;

    private JsonNode document = JSON.nullNode();
    private String officer = "";

    /// The examples speak of the demonstration.
    @BeforeEach
    void demonstration() throws IOException {
        document = OpenApiTest.document();
        officer = api.officerToken();
        Actor actor = new Actor("test", "127.0.0.1");
        try (InputStream script = Optional.ofNullable(getClass().getResourceAsStream("/demo/demo.sql"))
                .orElseThrow()) {
            String demo = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            database.write(actor, handle -> {
                boolean there = handle.createQuery("SELECT EXISTS (SELECT FROM vehicle WHERE plate = 'AE123CD')")
                        .mapTo(Boolean.class)
                        .one();
                if (!there) {
                    handle.createScript(demo).executeAsSeparateStatements();
                }
                return there;
            });
        }
    }

    @Test
    void fines_load() {
        check("/cargar_infraccion", "post", "minima", officer, 200, "/cargar_infraccion");
        check("/cargar_infraccion", "post", "completa", officer, 200, "/cargar_infraccion");
        Response batch = check("/multas/lote", "post", "dos", officer, 200, "/multas/lote");
        assertThat(batch.jsonPath().getList("resultados.resultado")).containsOnly("registrada");
        String lines = example("/multas/lote", "post", "application/x-ndjson", "lineas")
                .asText();
        Response stream = RestAssured.given()
                .header("Authorization", "Bearer " + officer)
                .header("Content-Type", "application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/multas/lote");
        assertThat(stream.asString().lines()).hasSize(2).allMatch(line -> line.contains("registrada"));
    }

    @Test
    void the_report_is_made() {
        String email =
                document.at("/paths/~1generar_informe/get/parameters/0/example").asText();
        conforms(Api.anonymous().queryParam("email", email).get("/generar_informe"), "/generar_informe", "get", 200);
        Response answer = Api.anonymous()
                .body(example("/generar_informe", "post", "application/json", "ana")
                        .toString())
                .post("/generar_informe");
        conforms(answer, "/generar_informe", "post", 200);
        assertThat(answer.jsonPath().getList("$")).isNotEmpty();
    }

    @Test
    void tokens_are_issued_and_ended() {
        ObjectNode body =
                example("/token", "post", "application/json", "personal").deepCopy();
        body.put("clave", Api.ADMIN_PASSWORD);
        Response token = Api.anonymous().body(body.toString()).post("/token");
        conforms(token, "/token", "post", 200);
        assertThat(Api.as(token.path("access_token")).delete("/token").statusCode())
                .isEqualTo(204);
        conforms(
                Api.anonymous()
                        .body(example("/token", "post", "application/json", "oficial")
                                .toString())
                        .post("/token"),
                "/token",
                "post",
                401);
        conforms(Api.anonymous().get("/.well-known/jwks.json"), "/.well-known/jwks.json", "get", 200);
        String path = "/policias/" + api.officer(Api.unique("ejemplo-"));
        check("/policias/{id}/token", "post", "tableta", api.administratorToken(), 200, path + "/token");
        Response list = api.administrator().get(path + "/tokens");
        conforms(list, "/policias/{id}/tokens", "get", 200);
        assertThat(api.administrator()
                        .delete(path + "/tokens/" + list.path("[0].id"))
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "/personas, persona",
        "/vehiculos, vehiculo",
        "/policias, policia",
        "/infracciones, infraccion",
        "/multas, multa"
    })
    void a_register_s_examples_live_one_after_the_other(String register, String name) {
        String one = register + "/{id}";
        boolean fines = register.equals("/multas");
        Response created = check(register, "post", name, fines ? officer : api.administratorToken(), 201, register);
        String path = java.net.URI.create(created.header("Location")).getPath();
        conforms(api.administrator().get(register), register, "get", 200);
        conforms(api.administrator().get(path), one, "get", 200);
        check(one, "put", fines ? "correccion" : name, api.administratorToken(), 200, path);
        if (fines) {
            conforms(api.administrator().delete(path), one, "delete", 409);
            annulled(path, one + "/anulacion");
        } else {
            conforms(api.administrator().header("If-Match", "\"99\"").delete(path), one, "delete", 412);
            assertThat(api.administrator().delete(path).statusCode()).isEqualTo(204);
            conforms(api.administrator().get(path), one, "get", 404);
        }
        conforms(Api.anonymous().get(register), register, "get", 401);
        conforms(api.administrator().get(register + "?limite=0"), register, "get", 400);
        if (!fines) {
            conforms(Api.as(officer).get(register), register, "get", 403);
        }
    }

    private void annulled(String path, String written) {
        check(written, "post", "anulacion", api.administratorToken(), 202, path + "/anulacion");
        conforms(api.administrator().get(path + "/anulacion"), written, "get", 200);
        Response decided = Api.as(api.tokenOf(Role.SUPERVISOR)).post(path + "/anulacion/confirmar");
        conforms(decided, written + "/confirmar", "post", 200);
        conforms(api.administrator().post(path + "/anulacion/rechazar"), written + "/rechazar", "post", 409);
    }

    private Response check(String path, String method, String name, String token, int status, String target) {
        JsonNode body = example(path, method, "application/json", name).deepCopy();
        if (body.has("persona_id")) {
            ((ObjectNode) body).put("persona_id", api.person(Api.unique("ejemplo") + "@example.com"));
        }
        assertThat(schema(
                                document.at("/paths/" + escaped(path) + "/" + method
                                        + "/requestBody/content/application~1json/schema"),
                                false)
                        .validate(body))
                .as("%s %s %s", method, path, name)
                .isEmpty();
        Response answer = Api.as(token).body(body.toString()).request(method, target);
        conforms(answer, path, method, status);
        return answer;
    }

    private void conforms(Response answer, String path, String method, int status) {
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.asString())
                .isEqualTo(status);
        JsonNode response = document.at("/paths/" + escaped(path) + "/" + method + "/responses/" + status);
        JsonNode resolved = response.has("$ref")
                ? document.at(response.path("$ref").asText().substring(1))
                : response;
        String type = status < 400 ? "application~1json" : "application~1problem+json";
        JsonNode wanted = resolved.at("/content/" + type + "/schema");
        assertThat(wanted.isMissingNode()).as("%s %s %s", method, path, status).isFalse();
        try {
            assertThat(schema(wanted, true).validate(JSON.readTree(answer.asByteArray())))
                    .as(answer.asString())
                    .isEmpty();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    /// A schema of the document; a closed one takes no field that is not written down.
    private Schema schema(JsonNode wanted, boolean closed) {
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) wanted.deepCopy());
        whole.set("components", document.path("components").deepCopy());
        if (closed) {
            whole.path("components").path("schemas").forEach(component -> {
                if (component.has("properties")) {
                    ((ObjectNode) component).put("additionalProperties", false);
                }
            });
        }
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
    }

    private JsonNode example(String path, String method, String type, String name) {
        JsonNode found = document.at("/paths/" + escaped(path) + "/" + method + "/requestBody/content/" + escaped(type)
                + "/examples/" + name + "/value");
        assertThat(found.isMissingNode()).as("%s %s %s", method, path, name).isFalse();
        return found;
    }

    private static String escaped(String key) {
        return key.replace("/", "~1");
    }
}
