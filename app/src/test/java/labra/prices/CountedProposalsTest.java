package labra.prices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import labra.Api;
import labra.platform.Database;
import labra.postgres.Superuser;
import org.junit.jupiter.api.Test;

/// How many proposals wait is counted, also where there are more than a page shows.
@QuarkusTest
class CountedProposalsTest {
    @Inject
    Api api;

    @Inject
    Database database;

    @Test
    void all_that_wait_are_counted() throws SQLException {
        api.administratorToken();
        long before = waiting();
        Superuser.run(
                "INSERT INTO unit_value (unit, valid, amount, source, proposed_by) "
                        + "SELECT 'MUCHAS', '[2030-01-01,)', n, 'Muchas', (SELECT min(id) FROM account) FROM generate_series(1, 2100) AS n");
        try {
            assertThat(waiting()).isEqualTo(before + 2100);
            assertThat(database.read(UnitRows.class, UnitRows::waiting)).hasSize(2000);
        } finally {
            Superuser.run("DELETE FROM unit_value WHERE unit = 'MUCHAS'");
        }
    }

    private long waiting() {
        return database.read(UnitRows.class, UnitRows::countWaiting);
    }
}
