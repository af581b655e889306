package labra.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import labra.Api;
import labra.Route;
import labra.Routes;
import org.junit.jupiter.api.Test;

/// Hostile requests to every route: none is a failure, none hangs, none is answered without words. A few with a fixed
/// seed here; `./labra test --hostile` sends ten thousand.
@QuarkusTest
@TestProfile(HostileTest.Besieged.class)
class HostileTest {
    private static final long SEED = Long.getLong("hostile.seed", 13);
    private static final int MANY = Integer.getInteger("hostile.requests", 400);
    private static final int ONLY = Integer.getInteger("hostile.only", -1);
    private static final int AT_ONCE = 8;

    @Inject
    Api api;

    @Inject
    Routes routes;

    @Inject
    Town town;

    @Inject
    Credentials credentials;

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();

    /// With a database of its own, which nobody needs afterwards, and mails that leave for a folder.
    public static final class Besieged implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "labra.mail.relay", "true",
                    "labra.mail.folder", "target/test-data/mail-" + UUID.randomUUID());
        }
    }

    @Test
    void no_request_is_a_failure_hangs_or_is_answered_without_words() throws IOException {
        Attempts attempts = attempts();
        try (ErrorLog log = new ErrorLog()) {
            IntStream numbers = ONLY >= 0 ? IntStream.of(ONLY) : IntStream.range(0, MANY);
            try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
                numbers.forEach(number -> senders.submit(() -> send(attempts.number(number))));
            }
            System.out.printf("Hostile requests of the seed %d, by their answer: %s%n", SEED, answers);
            assertThat(String.join("\n", faults)).as("faults").isEmpty();
            assertThat(log.errors()).as("errors in the log").isEmpty();
        }
        assertThat(town.fineOfAfterwards()).isEqualTo(200);
    }

    private Attempts attempts() throws IOException {
        Places places = town.build();
        List<Route> all = routes.all();
        List<String> pages = all.stream()
                .filter(route -> route.method().equals("GET"))
                .flatMap(route -> route.paths().stream())
                .map(places::first)
                .toList();
        DrawnForms forms = new DrawnForms(
                pages, path -> api.administrator().accept("text/html").get(path).asString());
        assertThat(forms.count()).as("forms that pages draw").isGreaterThan(20);
        return new Attempts(SEED, all, places, new Contract(), forms);
    }

    private void send(Attempt attempt) {
        try {
            byte[] request = attempt.bytes(credentials.of(attempt.caller()));
            Answer answer = Answer.to(RestAssured.port, request, attempt.isWhole());
            answers.merge(answer.status(), 1, Integer::sum);
            if (answer.status() == 401 || answer.text().contains("/entrar")) {
                credentials.ended(attempt.caller());
            }
            List<String> wrong = answer.faults(attempt);
            if (!wrong.isEmpty()) {
                report(String.join(", ", wrong), attempt, answer.text());
            }
        } catch (RuntimeException | AssertionError unsent) {
            report(unsent.toString(), attempt, "");
        }
    }

    private void report(String fault, Attempt attempt, String answer) {
        faults.add(fault + ": " + attempt.repeated(SEED) + "\n    " + answer.lines().limit(30).toList());
    }
}
