package labra.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import labra.console.ConsoleProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A start waits for a database that comes back, and for nothing else.
class PatienceTest {
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger said = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P03", "57P01", "53300"})
    void a_database_that_is_away_is_awaited(String state) throws SQLException {
        patience(Duration.ofSeconds(30)).with(() -> failing(state, 4), said::incrementAndGet);
        assertThat(tries).hasValue(4);
        assertThat(said).as("it is said once").hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "28000", "3D000", "42501"})
    void who_is_refused_does_not_wait(String state) {
        assertThatThrownBy(() -> patience(Duration.ofSeconds(30)).with(() -> failing(state, 4), said::incrementAndGet))
                .isInstanceOf(SQLException.class);
        assertThat(tries).hasValue(1);
        assertThat(said).hasValue(0);
    }

    @Test
    void it_ends() {
        assertThatThrownBy(() ->
                        patience(Duration.ofMillis(50)).with(() -> failing("08001", 1_000_000), said::incrementAndGet))
                .isInstanceOf(SQLException.class);
        assertThat(tries.get()).isBetween(2, 1_000);
    }

    @Test
    void without_it_one_try_is_all() {
        assertThatThrownBy(
                        () -> Patience.in(new Secrets(Map.of())).with(() -> failing("08001", 3), said::incrementAndGet))
                .isInstanceOf(SQLException.class);
        assertThat(tries).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "1.5", "3601", "99999999999999999999", "60s", "١٠"})
    void what_is_no_number_of_seconds_is_refused(String written) {
        assertThatThrownBy(() -> Patience.in(new Secrets(Map.of("LABRA_DATABASE_PATIENCE", written))))
                .isInstanceOf(ConsoleProblem.class)
                .hasMessageContaining(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "60", " 60 ", "3600"})
    void seconds_are_taken(String written) {
        assertThat(Patience.in(new Secrets(Map.of("LABRA_DATABASE_PATIENCE", written)))
                        .most())
                .hasSeconds(Long.parseLong(written.strip()));
    }

    private static Patience patience(Duration most) {
        return new Patience(most, Duration.ofMillis(1));
    }

    private void failing(String state, int goodAt) throws SQLException {
        if (tries.incrementAndGet() < goodAt) {
            throw new SQLException("away", state);
        }
    }
}
