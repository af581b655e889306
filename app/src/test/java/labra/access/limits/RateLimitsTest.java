package labra.access.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import labra.contract.LimitsTest;
import labra.platform.Database;
import labra.platform.Settings;
import labra.web.Refusal;
import org.junit.jupiter.api.Test;

/// Copies of the application hold one limit together, give or take what one asks before it tells the others.
@QuarkusTest
@TestProfile(LimitsTest.Strict.class)
class RateLimitsTest {
    private static final int ASKED = 12;

    @Inject
    Database database;

    @Inject
    Settings settings;

    private static boolean mayAsk(RateLimits copy, String address) {
        try {
            copy.reportRequest(address);
            return true;
        } catch (Refusal tooMany) {
            return false;
        }
    }

    private int told(String asker) {
        return database.read(handle -> handle.createQuery("SELECT coalesce(sum(times), 0) FROM asked WHERE asker = ?")
                .bind(0, asker)
                .mapTo(Integer.class)
                .one());
    }

    /// The answer of the database is heeded a moment after it can be seen there.
    private void awaitTold(String asker, int times, RateLimits copy) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (told(asker) != times || !copy.isQuiet()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(Duration.ofMillis(5));
        }
    }

    @Test
    void two_copies_hold_one_limit() throws InterruptedException {
        RateLimits here = new RateLimits(database, settings);
        RateLimits there = new RateLimits(database, settings);
        int most = settings.limits().reportsPerMinute();
        int allowed = 0;
        for (int i = 0; i < ASKED; i++) {
            RateLimits copy = i % 2 == 0 ? here : there;
            if (mayAsk(copy, "10.2.0.1")) {
                allowed++;
                awaitTold("report 10.2.0.1", allowed, copy);
            }
        }
        assertThat(allowed).isBetween(most, most + 1);
        assertThat(mayAsk(here, "10.2.0.1")).isFalse();
        assertThat(mayAsk(there, "10.2.0.1")).isFalse();
        assertThat(mayAsk(there, "10.2.0.2")).isTrue();
    }
}
