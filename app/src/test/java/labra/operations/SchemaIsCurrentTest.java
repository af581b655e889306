package labra.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import labra.Api;
import labra.FreePort;
import labra.postgres.Superuser;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A copy starts to serve with the schema of its version, and goes on when the database is away.
@QuarkusTest
class SchemaIsCurrentTest {
    @TempDir
    Path migrations;

    @TestHTTPResource(management = true)
    URI management;

    private Instant now = Instant.parse("2026-11-27T04:00:00Z");

    @Test
    void started_is_the_schema_and_ready_asks_no_database() {
        String started =
                Api.anonymous().get(management.resolve("/q/health/started")).asString();
        assertThat(started).contains("\"schema\"").contains("UP");
        String ready =
                Api.anonymous().get(management.resolve("/q/health/ready")).asString();
        assertThat(ready).contains("\"schema\"", "\"accounts\"").doesNotContain("Database connections");
        assertThat(Api.anonymous().get(management.resolve("/q/health/live")).asString())
                .doesNotContain("schema");
    }

    @Test
    void an_older_schema_is_waited_for_and_a_newer_one_is_no_hindrance() throws Exception {
        String schema = "started_" + UUID.randomUUID().toString().substring(0, 8);
        migration(1);
        Flyway first = flyway(url(), schema);
        SchemaIsCurrent check = new SchemaIsCurrent(first, clock());
        assertThat(look(check)).as("no schema yet").isEqualTo(Status.DOWN);
        first.migrate();
        assertThat(look(check)).isEqualTo(Status.UP);
        migration(2);
        SchemaIsCurrent newer = new SchemaIsCurrent(flyway(url(), schema), clock());
        assertThat(look(newer)).as("the next version waits").isEqualTo(Status.DOWN);
        flyway(url(), schema).migrate();
        assertThat(look(newer)).isEqualTo(Status.UP);
        Files.delete(migrations.resolve("V2__step.sql"));
        assertThat(look(new SchemaIsCurrent(flyway(url(), schema), clock())))
                .as("a copy of the version before goes on beside it")
                .isEqualTo(Status.UP);
        Superuser.run("DROP SCHEMA " + schema + " CASCADE");
    }

    @Test
    void a_start_waits_for_a_schema_that_comes_and_not_for_ever() throws Exception {
        String schema = "awaited_" + UUID.randomUUID().toString().substring(0, 8);
        migration(1);
        SchemaIsCurrent check = new SchemaIsCurrent(flyway(url(), schema), Clock.systemUTC());
        check.await(Duration.ofMillis(1));
        assertThat(check.call().getStatus()).as("nobody migrates").isEqualTo(Status.DOWN);
        Thread migrating = Thread.ofVirtual().start(() -> flyway(url(), schema).migrate());
        check.await(Duration.ofSeconds(30));
        migrating.join();
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        Superuser.run("DROP SCHEMA " + schema + " CASCADE");
    }

    @Test
    void without_a_database_nothing_has_started() throws Exception {
        SchemaIsCurrent check =
                new SchemaIsCurrent(flyway("jdbc:postgresql://127.0.0.1:" + FreePort.any() + "/labra", "x"), clock());
        assertThat(look(check)).isEqualTo(Status.DOWN);
    }

    private Status look(SchemaIsCurrent check) {
        now = now.plus(Duration.ofSeconds(2));
        return check.call().getStatus();
    }

    private void migration(int number) throws Exception {
        Files.writeString(
                migrations.resolve("V" + number + "__step.sql"), "CREATE TABLE step_" + number + " (id int);");
    }

    private Flyway flyway(String url, String schema) {
        return Flyway.configure()
                .dataSource(url, value("username"), value("password"))
                .schemas(schema)
                .locations("filesystem:" + migrations)
                .connectRetries(0)
                .load();
    }

    private static String url() {
        return value("jdbc-url");
    }

    private static String value(String name) {
        return ConfigProvider.getConfig().getValue("quarkus.flyway." + name, String.class);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
