package labra.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/// Each minute, events on the bus for what waits in the outbox: new fines, and reports that were asked for. A row
/// leaves the outbox in the transaction that its events were taken in: what the bus did not take comes again, and an
/// event may come twice.
public final class Relay implements RequestStreamHandler {
    /// As many as one call takes, and as one run ends in time.
    private static final int EVENTS_OF_A_CALL = 10;

    private static final int ROUNDS = 200;

    private final String url = Environment.get("LABRA_DATABASE_URL");
    private final String bus = Environment.get("LABRA_BUS");
    private final Secrets.Login login = Secrets.login(Environment.get("LABRA_DATABASE_SECRET"));
    private final EventBridgeClient events = EventBridgeClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        int told = 0;
        try (Connection database = DriverManager.getConnection(url, login.user(), login.password())) {
            database.setAutoCommit(false);
            for (Waiting waiting : Waiting.values()) {
                told += all(waiting, database);
            }
        } catch (SQLException away) {
            throw new IOException("the outbox cannot be read: " + away.getSQLState(), away);
        }
        output.write("{\"events\":%d}".formatted(told).getBytes(StandardCharsets.UTF_8));
    }

    private int all(Waiting waiting, Connection database) throws SQLException, IOException {
        int told = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int events = round(waiting, database);
            if (events < 0) {
                break;
            }
            told += events;
        }
        return told;
    }

    /// One row of the outbox, and with it its events; negative when none waits.
    private int round(Waiting waiting, Connection database) throws SQLException, IOException {
        Waiting.Taken taken = waiting.take(database);
        if (!taken.any()) {
            database.rollback();
            return -1;
        }
        List<String> details = taken.details();
        for (int from = 0; from < details.size(); from += EVENTS_OF_A_CALL) {
            put(waiting.kind, details.subList(from, Math.min(details.size(), from + EVENTS_OF_A_CALL)));
        }
        database.commit();
        return details.size();
    }

    private void put(String kind, List<String> details) throws IOException {
        PutEventsResponse answer = events.putEvents(request -> request.entries(details.stream()
                .map(detail -> PutEventsRequestEntry.builder()
                        .eventBusName(bus)
                        .source("labra")
                        .detailType(kind)
                        .detail(detail)
                        .build())
                .toList()));
        if (answer.failedEntryCount() > 0) {
            throw new IOException(answer.failedEntryCount() + " events were not taken; they come again");
        }
    }
}
