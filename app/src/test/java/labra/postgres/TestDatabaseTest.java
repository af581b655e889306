package labra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// The application under test has a real, migrated and durable PostgreSQL, which it enters without being its superuser.
@QuarkusTest
class TestDatabaseTest {
    @Inject
    DataSource database;

    @Test
    void is_migrated_durable_and_entered_without_power_over_its_schema() throws SQLException {
        assertThat(says("SELECT bool_and(success) FROM flyway_schema_history")).isEqualTo("t");
        assertThat(says("SHOW fsync") + says("SHOW synchronous_commit") + says("SHOW data_checksums"))
                .isEqualTo("ononon");
        assertThat(says("SELECT rolname || rolsuper FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("labra_appfalse");
        assertThat(says("SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"))
                .isEqualTo("UTF8");
    }

    private String says(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
