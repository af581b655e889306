package labra.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import labra.Api;
import labra.contract.Problems;
import labra.platform.Actor;
import labra.platform.Database;
import labra.platform.TownSettings;
import org.junit.jupiter.api.Test;

/// A copy that stands still between requests does nothing in the background, and trusts nothing that it could not hear
/// of.
@QuarkusTest
@TestProfile(FrozenTest.Frozen.class)
class FrozenTest {
    @Inject
    Api api;

    @Inject
    Database database;

    @Inject
    TownSettings town;

    /// As a function of AWS runs it.
    public static final class Frozen implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "labra.background", "false", "labra.mail.relay", "true", "quarkus.datasource.jdbc.max-size", "2");
        }
    }

    @Test
    void a_token_that_somebody_revoked_is_out_at_the_next_request() {
        String token = api.officerToken();
        Api.as(token).get("/multas").then().statusCode(200);
        write("UPDATE token SET revoked_at = now() WHERE officer_id = (SELECT max(officer_id) FROM token)");
        Problems.of(Api.as(token).get("/multas"), 401, "invalid-token");
    }

    @Test
    void what_an_administrator_chose_elsewhere_is_seen_soon() throws InterruptedException {
        String name = Api.unique("Villa ");
        write("UPDATE town SET name = '" + name + "', version = version + 1");
        Instant late = Instant.now().plus(Duration.ofSeconds(20));
        while (!town.name().equals(name) && Instant.now().isBefore(late)) {
            Thread.sleep(200);
        }
        assertThat(town.name()).isEqualTo(name);
        write("UPDATE town SET name = NULL, version = version + 1");
    }

    @Test
    void nobody_works_in_the_background() {
        Set<String> threads = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .collect(Collectors.toSet());
        assertThat(threads).noneMatch(name -> name.startsWith("courier") || name.equals("log-keeper"));
        assertThat(database.<Integer>read((org.jdbi.v3.core.Handle handle) -> handle.createQuery(
                                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()")
                        .mapTo(Integer.class)
                        .one()))
                .isZero();
    }

    private void write(String sql) {
        database.write(new Actor("test", "127.0.0.1"), handle -> handle.execute(sql));
    }
}
