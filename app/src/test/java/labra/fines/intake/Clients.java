package labra.fines.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// Many clients that send fines at once, and a look at what the database has of them.
record Clients(URI address, DataSource source) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /// One address may be sending only so many bodies at once, so the clients are at several.
    private static final List<HttpClient> PLACES =
            IntStream.rangeClosed(1, 20).mapToObj(Clients::at).toList();

    /// An officer and the token of theirs.
    record Officer(int id, String token) {}

    /// One fine that was sent, by whom, and what was answered.
    record Exchange(
            Officer officer, Map<String, String> sent, int status, JsonNode body, HttpResponse<String> response) {
        String comments() {
            return sent.getOrDefault("comentarios", "");
        }

        /// The id in the answer.
        String id() {
            return body.path("multa").path("id").asText();
        }

        /// The row that a 200 promises.
        Row asKept() {
            return new Row(
                    sent.getOrDefault("id", id()),
                    sent.getOrDefault("placa_patente", ""),
                    officer.id(),
                    Instant.parse(sent.getOrDefault("timestamp", "")).toEpochMilli(),
                    comments());
        }
    }

    /// A fine as the database has it.
    record Row(String id, String plate, long officer, long committedAtMillis, String comments) {}

    Exchange send(Officer officer, Map<String, String> fine) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address.resolve("/cargar_infraccion"))
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", "Bearer " + officer.token())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(fine)))
                    .build();
            HttpResponse<String> response = place().send(request, BodyHandlers.ofString());
            return new Exchange(officer, fine, response.statusCode(), tree(response.body()), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every thread stays where it is.
    private static HttpClient place() {
        return PLACES.get((int) (Thread.currentThread().threadId() % PLACES.size()));
    }

    private static HttpClient at(int last) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .localAddress(InetAddress.ofLiteral("127.0.8." + last))
                .build();
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }

    /// Runs every conversation at once, each on a thread of its own, and gathers all that they exchanged.
    static List<Exchange> atOnce(List<? extends Callable<List<Exchange>>> conversations) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Exchange> exchanges = new ArrayList<>();
            for (Future<List<Exchange>> each : threads.invokeAll(conversations)) {
                exchanges.addAll(each.get());
            }
            return exchanges;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /// The fines whose comments begin so, by id.
    Map<String, Row> kept(String stem) {
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        SELECT id, plate, officer_id, (extract(epoch FROM committed_at) * 1000)::bigint, comments
                        FROM fine WHERE starts_with(comments, ?)
                        """)) {
            query.setString(1, stem);
            ResultSet rows = query.executeQuery();
            Map<String, Row> kept = new HashMap<>();
            while (rows.next()) {
                kept.put(
                        rows.getString(1),
                        new Row(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getLong(3),
                                rows.getLong(4),
                                rows.getString(5)));
            }
            return kept;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// How often the audit trail says that these fines were inserted; once each is right.
    long audited(Map<String, Row> kept) {
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        SELECT count(*) FROM audit, unnest(subject_ids) AS inserted (fine_id)
                        WHERE action = 'INSERT' AND fine_id = ANY (?::uuid[])
                        """)) {
            query.setArray(1, connection.createArrayOf("text", kept.keySet().toArray()));
            ResultSet rows = query.executeQuery();
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
