package labra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The roles in a database that is managed elsewhere, whose master is no superuser: deploy/postgres/roles.sql, under
/// other names here, since
/// this server has those roles already.
@QuarkusTest
class ForeignRolesTest {
    private static final String PASSWORD = "a-long-test-password";

    @BeforeEach
    void a_server_of_somebody_elses() throws SQLException {
        Superuser.run(
                "CREATE ROLE elsewhere_master LOGIN CREATEROLE CREATEDB PASSWORD '" + PASSWORD + "'",
                "GRANT pg_monitor TO elsewhere_master WITH ADMIN OPTION",
                "CREATE DATABASE elsewhere OWNER elsewhere_master TEMPLATE template0");
    }

    @AfterEach
    void gone() throws SQLException {
        Superuser.run("DROP DATABASE IF EXISTS elsewhere WITH (FORCE)");
        for (String role : new String[] {"app", "monitor", "owner", "trail", "master"}) {
            Superuser.run("DROP ROLE IF EXISTS elsewhere_" + role);
        }
    }

    @Test
    void a_master_without_superuser_makes_them_twice() throws Exception {
        String sql = Files.readString(Path.of("..", "deploy", "postgres", "roles.sql"))
                .replace("labra_", "elsewhere_");
        try (Connection master = enter("master")) {
            run(master, sql, sql);
            for (String role : new String[] {"owner", "app", "monitor"}) {
                run(master, "ALTER ROLE elsewhere_" + role + " PASSWORD '" + PASSWORD + "'");
            }
        }
        try (Connection owner = enter("owner")) {
            run(
                    owner,
                    "CREATE TABLE kept (id int)",
                    "GRANT SELECT ON kept TO elsewhere_app",
                    "CREATE FUNCTION told() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
                    "GRANT USAGE, CREATE ON SCHEMA public TO elsewhere_trail",
                    "ALTER FUNCTION told() OWNER TO elsewhere_trail",
                    "REVOKE CREATE ON SCHEMA public FROM elsewhere_trail");
        }
        try (Connection application = enter("app")) {
            assertThat(one(application, "SHOW statement_timeout")).isEqualTo("1min");
            assertThat(one(application, "SELECT count(*) FROM kept")).isEqualTo("0");
            assertThatThrownBy(() -> run(application, "CREATE TABLE mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> run(application, "SET ROLE elsewhere_trail"))
                    .hasMessageContaining("permission denied");
        }
        try (Connection monitor = enter("monitor")) {
            assertThat(one(monitor, "SELECT pg_has_role('pg_monitor', 'USAGE')"))
                    .isEqualTo("t");
        }
        assertThatThrownBy(() -> enter("trail")).isInstanceOf(SQLException.class);
    }

    private static Connection enter(String role) throws SQLException {
        return DriverManager.getConnection(
                Superuser.url().replaceFirst("/[^/?]+(\\?.*)?$", "/elsewhere"), "elsewhere_" + role, PASSWORD);
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
