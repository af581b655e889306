package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import labra.Api;
import labra.postgres.Superuser;
import org.junit.jupiter.api.Test;

/// What happens when something breaks: a bug is 500 with a reference for whoever reads the log, and a database that is
/// away is 503 until it is back.
@QuarkusTest
class FailureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Api api;

    @Test
    void a_bug_is_500_with_a_reference_that_the_log_has() throws SQLException {
        Logged log = new Logged();
        execute("""
                CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$""");
        execute("CREATE TRIGGER broken BEFORE INSERT ON offence FOR EACH ROW EXECUTE FUNCTION broken()");
        try {
            Response answer = api.administrator()
                    .body(Map.of("codigo", "secreto-del-cuerpo", "descripcion", "Algo"))
                    .post("/infracciones");
            Map<String, Object> problem = Problems.of(answer, 500, "internal");
            String reference = String.valueOf(problem.get("referencia"));
            assertThat(reference).matches("[0-9a-f-]{36}");
            assertThat((String) problem.get("detail")).contains(reference);
            assertThat(log.messages()).anyMatch(message -> message.contains(reference));
            assertThat(log.messages()).noneMatch(message -> message.contains("secreto-del-cuerpo"));
        } finally {
            execute("DROP FUNCTION broken() CASCADE");
            log.close();
        }
    }

    @Test
    void a_database_that_is_away_is_503_until_it_is_back() throws Exception {
        String officer = api.officerToken();
        String plate = api.plate();
        String fine = FineJson.of(plate).toString();
        Api.as(officer).body(fine).post("/cargar_infraccion").then().statusCode(200);
        try (Connection own = Superuser.connection()) {
            sendAway(own);
            assertAway(Api.as(officer).body(fine).post("/cargar_infraccion"));
            assertAway(Api.as(officer).body("[" + fine + "]").post("/multas/lote"));
            assertAway(Api.anonymous().queryParam("email", "a@example.com").get("/generar_informe"));
            assertAway(api.administrator().get("/personas"));
            assertAway(Api.anonymous()
                    .body(Map.of("usuario", "admin", "clave", Api.ADMIN_PASSWORD))
                    .post("/token"));
            letIn(own);
        }
        Instant limit = Instant.now().plus(PATIENCE);
        while (Api.as(officer).body(fine).post("/cargar_infraccion").statusCode() != 200
                && Instant.now().isBefore(limit)) {
            Thread.sleep(200);
        }
        Api.as(officer).body(fine).post("/cargar_infraccion").then().statusCode(200);
        for (int i = 0; i < 25; i++) {
            // Connections that died in the pool are out of it by the second request at the latest.
            api.administrator().get("/personas");
        }
        api.administrator().get("/personas").then().statusCode(200);
    }

    /// Nobody comes in any more, and who was in is out; the one connection that says so stays.
    private static void sendAway(Connection own) throws SQLException {
        try (var statement = own.createStatement()) {
            statement.execute(
                    "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT 0', current_database()); END $$");
            statement.execute("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE usename = 'labra_app' AND pid <> pg_backend_pid()""");
        }
    }

    private static void letIn(Connection own) throws SQLException {
        try (var statement = own.createStatement()) {
            statement.execute(
                    "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT -1', current_database()); END $$");
        }
    }

    private static void assertAway(Response answer) {
        Problems.of(answer, 503, "overloaded");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }

    private void execute(String statement) throws SQLException {
        Superuser.run(statement);
    }

    /// What the log says while it is open, failures and all.
    private static final class Logged extends Handler {
        private final List<String> messages = new CopyOnWriteArrayList<>();

        Logged() {
            Logger.getLogger("").addHandler(this);
        }

        List<String> messages() {
            return messages;
        }

        @Override
        public void publish(LogRecord record) {
            String message = record instanceof org.jboss.logmanager.ExtLogRecord extended
                    ? extended.getFormattedMessage()
                    : record.getMessage();
            messages.add(message + " " + record.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            Logger.getLogger("").removeHandler(this);
        }
    }
}
