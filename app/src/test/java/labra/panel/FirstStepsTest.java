package labra.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import labra.Api;
import labra.pages.Words;
import labra.postgres.Superuser;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.junit.jupiter.api.Test;

/// An empty system says how it comes to its first fine.
@QuarkusTest
class FirstStepsTest {
    private static final String EMPTY = """
            CREATE TEMPORARY TABLE offence (); CREATE TEMPORARY TABLE person (); CREATE TEMPORARY TABLE vehicle ();
            CREATE TEMPORARY TABLE officer (); CREATE TEMPORARY TABLE fine ()
            """;

    @Inject
    Api api;

    /// Empty tables stand before the real ones, as long as this connection.
    private static FirstSteps taken(String... filled) throws SQLException {
        try (Connection connection = Superuser.connection();
                Handle handle = Jdbi.create(connection)
                        .installPlugin(new SqlObjectPlugin())
                        .registerRowMapper(ConstructorMapper.factory(FirstSteps.class))
                        .open()) {
            handle.createScript(EMPTY).execute();
            for (String table : filled) {
                handle.execute("INSERT INTO " + table + " DEFAULT VALUES");
            }
            return handle.attach(FirstSteps.Rows.class).taken();
        }
    }

    @Test
    void what_is_there_is_done() throws SQLException {
        assertThat(taken().steps()).hasSize(4).noneMatch(FirstSteps.Step::done);
        assertThat(taken("person").steps()).noneMatch(FirstSteps.Step::done);
        assertThat(taken("person", "vehicle", "officer").steps())
                .filteredOn(FirstSteps.Step::done)
                .extracting(FirstSteps.Step::key)
                .containsExactly("first-vehicles", "first-officers");
        assertThat(taken("fine").steps()).isEmpty();
    }

    @Test
    void every_step_is_a_page_with_words() throws SQLException {
        for (FirstSteps.Step step : taken().steps()) {
            api.administrator().accept("text/html").get(step.href()).then().statusCode(200);
            assertThat(Words.has(Locale.of("es"), step.key())).isTrue();
            assertThat(Words.has(Locale.of("en"), step.key())).isTrue();
        }
    }
}
