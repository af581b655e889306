package labra.fines.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import labra.Api;
import labra.fines.intake.Clients.Exchange;
import labra.fines.intake.Clients.Officer;
import labra.fines.intake.Clients.Row;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// More fines than may wait are refused, and what was accepted is finished, also when the application stops.
@QuarkusTest
@TestProfile(IntakeLimitsTest.ShortQueue.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IntakeLimitsTest {
    private static final int CLIENTS = 60;

    @Inject
    Api api;

    @Inject
    DataSource source;

    @Inject
    FineIntake intake;

    @TestHTTPResource
    URI address;

    /// Twenty fines may wait, and eight share a statement.
    public static final class ShortQueue implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("labra.intake.queue", "20", "labra.intake.group", "8");
        }
    }

    @Test
    @Order(1)
    void one_fine_too_many_is_refused_until_there_is_room_again() throws Exception {
        Load load = new Load("cola");
        CompletableFuture<List<Exchange>> sent;
        try (Connection blocking = blockFines()) {
            sent = load.send(CLIENTS);
            awaitRefusals(load);
            blocking.rollback();
        }
        List<Exchange> exchanges = sent.get();
        List<Exchange> refused =
                exchanges.stream().filter(exchange -> exchange.status() == 503).toList();

        assertThat(refused).hasSizeBetween(CLIENTS - 20 - 2 * 8, CLIENTS - 20);
        assertThat(refused).allSatisfy(exchange -> {
            assertThat(exchange.response().headers().firstValue("Retry-After"))
                    .hasValueSatisfying(
                            seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
            assertThat(exchange.body().path("status").asInt()).isEqualTo(503);
        });
        load.assertKept(exchanges, CLIENTS - refused.size());
        assertThat(load.one().status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void what_was_accepted_is_finished_before_the_application_stops() throws Exception {
        Load load = new Load("fin");
        CompletableFuture<List<Exchange>> sent;
        Thread closing;
        try (Connection blocking = blockFines()) {
            sent = load.send(15);
            awaitWaiters();
            Thread.sleep(Duration.ofMillis(500));
            closing = Thread.startVirtualThread(this::close);
            Thread.sleep(Duration.ofMillis(200));
            assertThat(load.one().status()).isEqualTo(503);
            blocking.rollback();
        }
        closing.join();

        load.assertKept(sent.get(), 15);
    }

    private void close() {
        try {
            intake.close(new ShutdownEvent());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The fines of one test.
    private final class Load {
        private final String stem;
        private final String plate = api.plate();
        private final Officer officer;
        private final Clients clients = new Clients(address, source);
        private int count;

        Load(String stem) {
            int id = api.officer(Api.unique(stem + "-"));
            this.stem = stem + "-" + UUID.randomUUID();
            this.officer = new Officer(id, api.officerToken(id));
            Api.as(officer.token()).get("/multas").then().statusCode(200);
        }

        Exchange one() {
            return clients.send(officer, fine());
        }

        private Map<String, String> fine() {
            count++;
            return Conversation.fine(plate, Conversation.NOON.plusSeconds(count), stem + "-" + count);
        }

        CompletableFuture<List<Exchange>> send(int clientsAtOnce) {
            List<Callable<List<Exchange>>> each = new ArrayList<>();
            for (int i = 0; i < clientsAtOnce; i++) {
                Map<String, String> fine = fine();
                each.add(() -> List.of(clients.send(officer, fine)));
            }
            return CompletableFuture.supplyAsync(() -> Clients.atOnce(each), Thread::startVirtualThread);
        }

        void assertKept(List<Exchange> exchanges, int count) {
            Map<String, Row> kept = clients.kept(stem);
            List<Row> promised = exchanges.stream()
                    .filter(exchange -> exchange.status() == 200)
                    .map(Exchange::asKept)
                    .toList();
            assertThat(promised).hasSize(count);
            assertThat(kept.values()).containsExactlyInAnyOrderElementsOf(promised);
        }
    }

    /// Nobody can insert a fine until this transaction ends.
    private Connection blockFines() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("LOCK TABLE fine IN EXCLUSIVE MODE");
        return connection;
    }

    /// Until the writer stands before the lock.
    private void awaitWaiters() throws Exception {
        try (Connection connection = source.getConnection()) {
            for (int tries = 0; tries < 200; tries++) {
                ResultSet waiting = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT count(*) FROM pg_locks WHERE relation = 'fine'::regclass AND NOT granted");
                waiting.next();
                if (waiting.getInt(1) > 0) {
                    return;
                }
                Thread.sleep(Duration.ofMillis(50));
            }
        }
        throw new AssertionError("nobody waits");
    }

    /// Until the queue is full: then one more is refused at once.
    private void awaitRefusals(Load load) throws Exception {
        awaitWaiters();
        Thread.sleep(Duration.ofSeconds(2));
        assertThat(load.one().status()).isEqualTo(503);
    }
}
