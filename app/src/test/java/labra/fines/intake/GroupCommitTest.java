package labra.fines.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import labra.Api;
import labra.fines.intake.Clients.Exchange;
import labra.fines.intake.Clients.Officer;
import labra.fines.intake.Clients.Row;
import labra.postgres.Superuser;
import org.junit.jupiter.api.Test;

/// Hundreds of clients at once send good, repeated, conflicting, unknown and bad fines, and each answer is true.
@QuarkusTest
class GroupCommitTest {
    private static final int CLIENTS = 300;
    private static final int DIFFERENT = 240;
    private static final int FINES_EACH = 12;
    private static final int SHARED = 40;

    @Inject
    Api api;

    @Inject
    DataSource source;

    @TestHTTPResource
    URI address;

    @Test
    void every_answer_is_true_against_the_database() {
        String stem = Api.unique("grupo") + "-" + UUID.randomUUID();
        List<String> plates = IntStream.range(0, 5).mapToObj(i -> api.plate()).toList();
        Clients clients = new Clients(address, source);
        List<Officer> officers =
                IntStream.range(0, 4).mapToObj(i -> newOfficer()).toList();
        List<UUID> shared = IntStream.range(0, SHARED)
                .mapToObj(i -> Conversation.uuidV7(Conversation.NOON.plusMillis(i)))
                .toList();
        List<Callable<List<Exchange>>> conversations = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            // The last ones say what the first ones say, at the same time.
            int number = client % DIFFERENT;
            Conversation fines = new Conversation(stem, number, plates, shared);
            Officer officer = officers.get(number % officers.size());
            conversations.add(() -> IntStream.range(0, FINES_EACH)
                    .mapToObj(i -> clients.send(officer, fines.next()))
                    .toList());
        }

        List<Exchange> exchanges = Clients.atOnce(conversations);
        Map<String, Row> kept = clients.kept(stem);

        assertThat(exchanges).hasSize(CLIENTS * FINES_EACH);
        assertThat(statuses(exchanges)).containsExactlyInAnyOrder(200, 400, 404, 409);
        exchanges.forEach(exchange -> assertTrue(exchange, kept));
        // Nothing else is there: what was answered with another status left no row.
        assertThat(ids(exchanges)).isEqualTo(kept.keySet());
        assertThat(clients.audited(kept)).isEqualTo(kept.size());
    }

    private static void assertTrue(Exchange exchange, Map<String, Row> kept) {
        String kind = exchange.comments().replaceFirst(".* ", "");
        switch (exchange.status()) {
            case 200 -> {
                assertThat(kind).isIn(Conversation.GOOD, Conversation.SHARED);
                assertThat(kept.get(exchange.id())).isEqualTo(exchange.asKept());
            }
            case 409 -> {
                assertThat(kind).isEqualTo(Conversation.SHARED);
                assertThat(kept.get(exchange.sent().get("id"))).isNotNull().isNotEqualTo(exchange.asKept());
            }
            case 404 -> assertThat(kind).isEqualTo(Conversation.UNKNOWN);
            case 400 -> assertThat(kind).isEqualTo(Conversation.BAD);
            default -> throw new AssertionError(exchange.status() + " " + exchange.body());
        }
    }

    @Test
    void a_fine_that_the_database_refuses_fails_alone() throws SQLException {
        String stem = Api.unique("sola") + "-" + UUID.randomUUID();
        String plate = api.plate();
        Clients clients = new Clients(address, source);
        Officer good = newOfficer();
        Officer gone = newOfficer();
        // The server knows the token from before and does not hear that it went together with its officer.
        Api.as(gone.token()).get("/multas").then().statusCode(200);
        vanish(gone.id());
        List<Callable<List<Exchange>>> conversations = new ArrayList<>();
        for (int client = 0; client < 200; client++) {
            boolean bad = client % 10 == 3;
            Map<String, String> fine =
                    Conversation.fine(plate, Conversation.NOON.plusSeconds(client), stem + "-" + client);
            conversations.add(() -> List.of(clients.send(bad ? gone : good, fine)));
        }

        List<Exchange> exchanges = Clients.atOnce(conversations);
        Map<String, Row> kept = clients.kept(stem);

        assertThat(exchanges.stream().filter(exchange -> exchange.status() == 200))
                .hasSize(180);
        assertThat(exchanges.stream().filter(exchange -> exchange.status() == 401))
                .hasSize(20);
        assertThat(ids(exchanges)).isEqualTo(kept.keySet());
        assertThat(kept.values()).extracting(Row::officer).containsOnly((long) good.id());
    }

    /// Deletes an officer without a word to those who listen for revoked tokens.
    private void vanish(int officer) throws SQLException {
        try (Connection connection = Superuser.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("ALTER TABLE token DISABLE TRIGGER announce_revocation");
            statement.execute("DELETE FROM officer WHERE id = " + officer);
            statement.execute("ALTER TABLE token ENABLE TRIGGER announce_revocation");
            connection.commit();
        }
    }

    private Officer newOfficer() {
        int id = api.officer(Api.unique("grupo-"));
        return new Officer(id, api.officerToken(id));
    }

    private static Set<Integer> statuses(List<Exchange> exchanges) {
        return exchanges.stream().map(Exchange::status).collect(Collectors.toSet());
    }

    private static Set<String> ids(List<Exchange> exchanges) {
        return exchanges.stream()
                .filter(exchange -> exchange.status() == 200)
                .map(Exchange::id)
                .collect(Collectors.toSet());
    }
}
