package labra.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One server with its town, for all tests, and what functions beside it need: roles in its database, secrets, tokens.
final class TestTown {
    static final List<String> TYPES = List.of("personas", "vehiculos", "policias", "multas", "informe");
    static final List<String> ROLES = List.of("personas", "vehiculos", "policias", "multas", "informe", "relay");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static volatile @Nullable TestTown only;

    final LabraServer server;
    final AwsStandIn aws;
    final String administrator;
    final String officer;

    static synchronized TestTown get() throws Exception {
        TestTown town = only;
        if (town == null) {
            town = new TestTown();
            only = town;
        }
        return town;
    }

    private TestTown() throws Exception {
        server = new LabraServer();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        aws = new AwsStandIn();
        aws.put("application", "labra.keys.jwk=" + server.key() + "\n");
        for (String role : ROLES) {
            aws.put(role, "{\"username\": \"labra_%s\", \"password\": \"clave-de-%s\"}".formatted(role, role));
        }
        // What RDS makes of the first user: one who makes roles and owns the tables, and is no superuser.
        run("CREATE ROLE labra_master LOGIN CREATEROLE PASSWORD 'clave-de-master'");
        run("GRANT labra_owner, labra_trail TO labra_master");
        aws.put("owner", "{\"username\": \"labra_master\", \"password\": \"clave-de-master\"}");
        makeRoles(server.databaseUrl());
        // What a new version finds.
        makeRoles(server.databaseUrl());
        administrator = token("{\"usuario\": \"admin\", \"clave\": \"%s\"}".formatted(LabraServer.PASSWORD));
        JsonNode officers =
                JSON.readTree(server.get("/policias?numero_unico=1042", "Authorization", "Bearer " + administrator)
                        .body());
        officer = issued(officers.findValue("id").asLong());
    }

    /// By the function that makes them.
    void makeRoles(String database) throws Exception {
        Map<String, String> environment =
                new HashMap<>(Map.of("LABRA_DATABASE_URL", database, "LABRA_DATABASE_SECRET", "owner"));
        ROLES.forEach(role -> environment.put("LABRA_ROLE_" + role, role));
        try (FunctionProcess roles = handler("Roles", environment)) {
            String answer = roles.api.invoke("{}");
            if (!answer.equals("{\"roles\":6}")) {
                throw new AssertionError(answer);
            }
            System.out.printf("Roles: ready in %d ms%n", roles.startMillis);
        }
    }

    private String issued(long id) throws Exception {
        HttpResponse<String> answer = server.send(server.request(
                        "/policias/" + id + "/token",
                        "Authorization",
                        "Bearer " + administrator,
                        "Content-Type",
                        "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    String token(String body) throws Exception {
        HttpResponse<String> answer = server.send(server.request("/token", "Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    Connection superuser() throws Exception {
        return DriverManager.getConnection(
                server.databaseUrl(), "postgres", server.access().getProperty("superuser.password"));
    }

    Connection as(String role) throws Exception {
        return DriverManager.getConnection(server.databaseUrl(), "labra_" + role, "clave-de-" + role);
    }

    int count(String sql) throws Exception {
        try (Connection database = superuser();
                var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    void run(String sql) throws Exception {
        try (Connection database = superuser();
                var statement = database.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    FunctionProcess application(String type) throws Exception {
        return application(
                type,
                Map.of(
                        "LABRA_SECRET",
                        "application",
                        "LABRA_DATABASE_SECRET",
                        type,
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        server.databaseUrl(),
                        "LABRA_URL",
                        "http://localhost:" + server.port));
    }

    FunctionProcess application(String name, Map<String, String> environment) throws Exception {
        return FunctionProcess.application(name, environment(environment));
    }

    FunctionProcess handler(String name, Map<String, String> environment) throws Exception {
        return FunctionProcess.handler(name, environment(environment));
    }

    private Map<String, String> environment(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(own);
        all.put("AWS_ENDPOINT_URL", aws.url());
        return all;
    }

    static String fine(String comments) {
        return "{\"placa_patente\": \"AE123CD\", \"timestamp\": \"%s\", \"comentarios\": \"%s\"}"
                .formatted(Instant.now().minusSeconds(7200).toString().substring(0, 19) + "Z", comments);
    }
}
