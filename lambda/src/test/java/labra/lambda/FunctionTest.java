package labra.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each function under the client that Lambda runs it with, beside the server, on the same database: they answer the
/// same.
class FunctionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static TestTown town;

    @BeforeAll
    static void start() throws Exception {
        town = TestTown.get();
    }

    /// One request, to the server and to a function.
    private record Ask(String method, String path, String query, String token, String body) {
        static Ask get(String path, String query, String token) {
            return new Ask("GET", path, query, token, "");
        }

        static Ask post(String path, String token, String body) {
            return new Ask("POST", path, "", token, body);
        }

        String event() {
            ObjectNode event = JSON.createObjectNode();
            event.put("version", "2.0")
                    .put("routeKey", "$default")
                    .put("rawPath", path)
                    .put("rawQueryString", query);
            ObjectNode headers = event.putObject("headers");
            headers.put("host", "multas.example")
                    .put("accept", "application/json")
                    .put("content-type", "application/json");
            if (!token.isEmpty()) {
                headers.put("authorization", "Bearer " + token);
            }
            ObjectNode context = event.putObject("requestContext");
            context.put("accountId", "1")
                    .put("apiId", "x")
                    .put("requestId", "i")
                    .put("stage", "$default")
                    .put("domainName", "multas.example")
                    .put("timeEpoch", 1L);
            context.putObject("http")
                    .put("method", method)
                    .put("path", path)
                    .put("protocol", "HTTP/1.1")
                    .put("sourceIp", "203.0.113.7")
                    .put("userAgent", "test");
            if (!body.isEmpty()) {
                event.put("body", body);
            }
            return event.put("isBase64Encoded", false).toString();
        }

        HttpRequest request() {
            HttpRequest.Builder builder = town.server.request(
                    path + (query.isEmpty() ? "" : "?" + query),
                    "Accept",
                    "application/json",
                    "Content-Type",
                    "application/json");
            if (!token.isEmpty()) {
                builder.header("Authorization", "Bearer " + token);
            }
            return builder.method(
                            method,
                            body.isEmpty()
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body))
                    .build();
        }
    }

    private record Answer(int status, String type, String body) {
        static Answer of(JsonNode answer) {
            String body = answer.path("body").asText("");
            if (answer.path("isBase64Encoded").asBoolean()) {
                body = new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            answer.path("headers")
                    .properties()
                    .forEach(one -> headers.put(one.getKey(), one.getValue().asText()));
            answer.path("multiValueHeaders")
                    .properties()
                    .forEach(one ->
                            headers.put(one.getKey(), one.getValue().path(0).asText()));
            return new Answer(answer.path("statusCode").asInt(), headers.getOrDefault("Content-Type", ""), body);
        }

        static Answer of(HttpResponse<String> answer) {
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        }
    }

    private static Answer ask(FunctionProcess function, Ask ask) throws Exception {
        return Answer.of(JSON.readTree(function.api.invoke(ask.event())));
    }

    private static List<Ask> asks(String type) {
        String repeated = TestTown.fine("prueba de funciones");
        return switch (type) {
            case "informe" ->
                List.of(
                        Ask.get("/generar_informe", "email=ana.benitez%40example.com", ""),
                        Ask.get("/generar_informe", "email=nadie%40example.com", ""),
                        Ask.get("/generar_informe", "email=sin-arroba", ""),
                        Ask.get("/generar_informe", "", ""),
                        Ask.get("/generar_informe", "email=a%40b.c&otro=1", ""),
                        Ask.post("/generar_informe", "", "{\"email\": \"ana.benitez@example.com\"}"),
                        Ask.post("/generar_informe", "", "{broken"),
                        Ask.get("/nada", "", ""));
            case "multas" ->
                List.of(
                        Ask.post("/cargar_infraccion", town.officer, repeated),
                        Ask.post("/cargar_infraccion", town.officer, repeated),
                        Ask.post(
                                "/cargar_infraccion",
                                town.officer,
                                "{\"placa_patente\": \"ZZ999ZZ\", \"timestamp\": \"2026-03-01T14:30:00-03:00\", \"comentarios\": \"x\"}"),
                        Ask.post(
                                "/cargar_infraccion",
                                town.officer,
                                "{\"placa_patente\": \"\", \"timestamp\": \"2026-02-31\"}"),
                        Ask.post("/cargar_infraccion", town.officer, "{broken"),
                        Ask.post("/cargar_infraccion", "", repeated),
                        Ask.post("/cargar_infraccion", town.officer + "x", repeated),
                        Ask.get("/multas", "limite=2", town.officer),
                        Ask.get("/multas", "limite=0", town.officer));
            default ->
                List.of(
                        Ask.get("/" + type, "", ""),
                        Ask.get("/" + type, "limite=2", town.administrator),
                        Ask.get("/" + type, "patente_rara=1", town.administrator),
                        Ask.get("/" + type + "/999999", "", town.administrator),
                        Ask.post("/" + type, town.administrator, "{}"),
                        Ask.post("/" + type, town.administrator, "not json"),
                        Ask.post("/" + type, town.officer, "{}"));
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"personas", "vehiculos", "policias", "multas", "informe"})
    void it_answers_what_the_server_answers(String type) throws Exception {
        try (FunctionProcess function = town.application(type)) {
            List<Long> millis = new ArrayList<>();
            for (Ask ask : asks(type)) {
                long start = System.nanoTime();
                Answer answer = ask(function, ask);
                millis.add((System.nanoTime() - start) / 1_000_000);
                Answer wanted = Answer.of(town.server.send(ask.request()));
                assertThat(answer.status()).as("%s: %s", ask, answer.body()).isEqualTo(wanted.status());
                assertThat(answer.type()).as(ask.toString()).isEqualTo(wanted.type());
                if (!ask.path().equals("/multas")) {
                    assertThat(same(answer.body())).as(ask.toString()).isEqualTo(same(wanted.body()));
                }
            }
            System.out.printf(
                    "Function %s: ready in %d ms, first answer %d ms, then %s ms%n",
                    type, function.startMillis, millis.getFirst(), millis.subList(1, millis.size()));
        }
    }

    /// What it says, in whatever order, without what each answer has for itself.
    private static JsonNode same(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json instanceof ObjectNode object) {
                object.remove("instance");
            }
            return json;
        } catch (com.fasterxml.jackson.core.JsonProcessingException text) {
            return JSON.getNodeFactory().textNode(body);
        }
    }

    @Test
    void warm_fines_take_milliseconds_and_each_is_kept() throws Exception {
        try (FunctionProcess function = town.application("multas")) {
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                long start = System.nanoTime();
                assertThat(ask(function, Ask.post("/cargar_infraccion", town.officer, TestTown.fine("tibia " + i)))
                                .status())
                        .isEqualTo(200);
                millis.add((System.nanoTime() - start) / 1e6);
            }
            List<Double> warm = millis.subList(50, 150).stream().sorted().toList();
            System.out.printf(
                    "Warm fine: p50 %.1f ms, p99 %.1f ms; ready in %d ms, first fine %.0f ms%n",
                    warm.get(50), warm.get(98), function.startMillis, millis.getFirst());
        }
        assertThat(town.count("SELECT count(*) FROM fine WHERE comments LIKE 'tibia %'"))
                .isEqualTo(150);
    }

    @Test
    void a_role_writes_what_its_type_is_made_of_and_nothing_else() throws Exception {
        Map<String, String> mine = new LinkedHashMap<>();
        mine.put("personas", "person");
        mine.put("vehiculos", "vehicle");
        mine.put("policias", "officer");
        mine.put("multas", "fine");
        for (String type : TestTown.TYPES) {
            try (Connection database = town.as(type);
                    var statement = database.createStatement()) {
                for (var table : mine.entrySet()) {
                    String delete = "DELETE FROM " + table.getValue() + " WHERE false";
                    if (table.getKey().equals(type)) {
                        statement.execute(delete);
                    } else {
                        assertThatThrownBy(() -> statement.execute(delete))
                                .as(type + ": " + delete)
                                .isInstanceOf(SQLException.class)
                                .hasMessageContaining("permission denied");
                    }
                }
                for (String never : List.of(
                        "DELETE FROM audit",
                        "INSERT INTO audit DEFAULT VALUES",
                        "DROP TABLE fine",
                        "CREATE TABLE mine (id int)")) {
                    assertThatThrownBy(() -> statement.execute(never))
                            .as(type + ": " + never)
                            .isInstanceOf(SQLException.class);
                }
            }
        }
    }

    @Test
    void each_type_writes_what_is_its_own() throws Exception {
        long person;
        try (FunctionProcess function = town.application("personas")) {
            person = created(
                    function,
                    "/personas",
                    "{\"nombre\": \"Eva Funes\", \"correo_electronico\": \"eva.funes@example.com\"}");
        }
        try (FunctionProcess function = town.application("vehiculos")) {
            created(
                    function,
                    "/vehiculos",
                    "{\"placa_patente\": \"AF777GH\", \"marca\": \"Fiat\", \"color\": \"rojo\", \"persona_id\": %d}"
                            .formatted(person));
        }
        try (FunctionProcess function = town.application("policias")) {
            created(function, "/policias", "{\"nombre\": \"Oficial Nuevo\", \"numero_unico\": \"77801\"}");
            String body = "{\"usuario\": \"admin\", \"clave\": \"%s\"}".formatted(LabraServer.PASSWORD);
            assertThat(ask(function, Ask.post("/token", "", body)).status()).isEqualTo(200);
            assertThat(ask(function, Ask.post("/token", "", body.replace("77", "78")))
                            .status())
                    .isEqualTo(401);
        }
        assertThat(
                        town.count(
                                "SELECT count(*) FROM audit WHERE subject IN ('person', 'vehicle', 'officer') AND actor LIKE 'account:admin%' AND action = 'INSERT'"))
                .isGreaterThanOrEqualTo(3);
    }

    private static long created(FunctionProcess function, String path, String body) throws Exception {
        Answer answer = ask(function, Ask.post(path, town.administrator, body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("id").asLong();
    }

    @Test
    void a_revoked_token_is_out_at_the_next_request() throws Exception {
        String token = town.token("{\"usuario\": \"admin\", \"clave\": \"%s\"}".formatted(LabraServer.PASSWORD));
        try (FunctionProcess function = town.application("personas")) {
            assertThat(ask(function, Ask.get("/personas", "limite=1", token)).status())
                    .isEqualTo(200);
            town.server.send(town.server
                    .request("/token", "Authorization", "Bearer " + token)
                    .DELETE()
                    .build());
            assertThat(ask(function, Ask.get("/personas", "limite=1", token)).status())
                    .isEqualTo(401);
        }
    }

    /// As `./labra aws deploy` does it, and as what RDS makes of its first user: no superuser.
    @Test
    void roles_and_schema_are_made_in_an_empty_database() throws Exception {
        town.run("DROP DATABASE IF EXISTS fresh");
        town.run("CREATE DATABASE fresh OWNER labra_master");
        String url = town.server.databaseUrl().replaceAll("/labra$", "/fresh");
        String event = Files.readString(Path.of("../aws/schema-event.json"));
        town.makeRoles(url);
        Map<String, String> environment = Map.of(
                "LABRA_DATABASE_SECRET", "owner",
                "QUARKUS_DATASOURCE_JDBC_URL", url,
                "QUARKUS_FLYWAY_MIGRATE_AT_START", "true",
                "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "4",
                "LABRA_EMPTY", "true");
        try (FunctionProcess function = town.application("schema", environment)) {
            JsonNode answer = JSON.readTree(function.api.invoke(event));
            assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
            System.out.printf("Schema: %d ms%n", function.startMillis);
        }
        town.makeRoles(url);
        assertThat(count(url, "SELECT count(*) FROM flyway_schema_history"))
                .isEqualTo(town.count("SELECT count(*) FROM flyway_schema_history"))
                .isPositive();
        assertThat(count(url, "SELECT count(*) FROM person")).isZero();
        assertThat(
                        count(
                                url,
                                "SELECT count(*) FROM pg_proc JOIN pg_roles r ON r.oid = proowner WHERE prosecdef AND rolname <> 'labra_trail'"))
                .isZero();
    }

    private static int count(String url, String sql) throws Exception {
        try (Connection database = DriverManager.getConnection(url, "labra_personas", "clave-de-personas");
                var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void the_package_is_of_a_size_that_lambda_takes() throws Exception {
        long zipped = Files.size(FunctionZip.ZIP);
        long unpacked;
        try (var files = Files.walk(FunctionZip.unpacked())) {
            unpacked = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
        System.out.printf("function.zip: %.1f MB, %.1f MB unpacked%n", zipped / 1e6, unpacked / 1e6);
        assertThat(unpacked).isLessThan(250_000_000);
    }
}
