package labra.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// The same 34,724 events through PostgreSQL: told through each other, three times each, by a process that is killed
/// and by another that begins again, and derived anew. The figures stay those of section 9.
@QuarkusTest
class StoredReplayTest {
    private static final int GROUP = 1_000;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    @ConfigProperty(name = "quarkus.flyway.username")
    String user;

    @Inject
    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    @Test
    void shuffled_repeated_killed_and_rebuilt_the_log_comes_to_the_same() throws Exception {
        assumeTrue(Files.isRegularFile(ItalianLog.FILE), () -> "skipped: " + ItalianLog.FILE + " is not there");
        Instant begun = Instant.now();
        List<ItalianLog.Case> cases = ItalianLog.read();
        ReplayDatabase database = ReplayDatabase.create(url, user, password);
        database.addFines(cases);

        killHalfWay(database);
        Instant killed = Instant.now();
        tellByTwo(database, cases);
        Instant told = Instant.now();
        assertThat(database.events()).isEqualTo(34_724);
        assertThat(database.figures()).isEqualTo(Figures.OF_SECTION_9);

        database.execute("DELETE FROM fine_life");
        assertThat(database.rebuild()).isEqualTo(new Rebuild.Outcome(10_000, 0, 0));
        assertThat(database.figures()).isEqualTo(Figures.OF_SECTION_9);
        assertThat(database.number("SELECT count(*) FROM fine_life WHERE open < 0 OR credit < 0"))
                .isZero();
        database.drop();
        System.out.printf(
                "replay: %s in %s, of which %s until the kill and %s telling each event three times%n",
                Figures.OF_SECTION_9,
                Duration.between(begun, Instant.now()),
                Duration.between(begun, killed),
                Duration.between(killed, told));
    }

    private void killHalfWay(ReplayDatabase database) throws Exception {
        Process teller = ReplayTeller.start(ReplayDatabase.address(url), user, password);
        try (BufferedReader told = teller.inputReader()) {
            for (int groups = 0; groups < 10; groups++) {
                assertThat(told.readLine()).startsWith("told ");
            }
            teller.destroyForcibly().waitFor();
        }
        assertThat(database.events()).isBetween(10_000L, 34_723L);
    }

    private static void tellByTwo(ReplayDatabase database, List<ItalianLog.Case> cases) throws Exception {
        int half = cases.size() / 2;
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<?> first = two.submit(() -> tellInGroups(database, Shuffle.of(cases.subList(0, half), 3, 11)));
            Future<?> second =
                    two.submit(() -> tellInGroups(database, Shuffle.of(cases.subList(half, cases.size()), 3, 13)));
            first.get();
            second.get();
        }
    }

    private static void tellInGroups(ReplayDatabase database, List<EventReport> reports) {
        for (int from = 0; from < reports.size(); from += GROUP) {
            database.tell(reports.subList(from, Math.min(reports.size(), from + GROUP)));
        }
    }
}
