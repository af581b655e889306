package labra.fines.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import labra.Api;
import org.junit.jupiter.api.Test;

/// Fines sent as JSON lines.
@QuarkusTest
class FineStreamTest {
    private static final int MANY = 20_000;

    @Inject
    Api api;

    @TestHTTPResource("/multas/lote")
    URI url;

    @Test
    void each_line_has_a_result_in_its_order() throws Exception {
        String plate = api.plate();
        String token = api.officerToken();
        String lines =
                fine(plate, 0) + "\n" + fine(plate, 0) + "\n\n" + fine("ZZZ999", 1) + "\n{broken\n" + fine(plate, 2);
        List<String> results = send(token, lines).body().lines().toList();
        assertThat(results).hasSize(5);
        assertThat(results.get(0)).contains("\"posicion\":0", "\"registrada\"", "\"huella\"");
        assertThat(results.get(1)).contains("\"posicion\":1", "\"repetida\"");
        assertThat(results.get(2)).contains("\"posicion\":2", "\"observada\"");
        assertThat(results.get(3)).contains("\"posicion\":3", "\"rechazada\"", "urn:labra:problem:unreadable-json");
        assertThat(results.get(4)).contains("\"posicion\":4", "\"registrada\"");
    }

    @Test
    void a_stream_may_be_longer_than_any_body() throws Exception {
        String plate = api.plate();
        String words = "x".repeat(500);
        String lines = IntStream.range(0, MANY)
                .mapToObj(i -> fine(plate, i).replace("fila", words))
                .collect(Collectors.joining("\n"));
        assertThat(lines.length()).isGreaterThan(10 * 1024 * 1024);
        List<String> results = send(api.officerToken(), lines).body().lines().toList();
        assertThat(results).hasSize(MANY).allMatch(line -> line.contains("\"registrada\""));
    }

    @Test
    void a_stream_without_a_right_token_is_refused() throws Exception {
        assertThat(send("nonsense", "{}").statusCode()).isEqualTo(401);
        assertThat(send(api.administratorToken(), "{}").statusCode()).isEqualTo(403);
    }

    /// What was sent before is answered; the last line says from which place on nothing was loaded, and why.
    @Test
    void a_stream_ends_when_its_token_is_revoked() throws Exception {
        String plate = api.plate();
        String token = api.officerToken();
        try (Socket socket = openStream(token)) {
            String lines =
                    IntStream.range(0, 500).mapToObj(i -> fine(plate, i) + "\n").collect(Collectors.joining());
            write(socket, lines);
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            await(answer, "\"posicion\":499");
            Api.as(token).delete("/token").then().statusCode(204);
            write(socket, fine(plate, 500) + "\n");
            String last = await(answer, "\"posicion\":500");
            assertThat(last).contains("\"rechazada\"", "urn:labra:problem:invalid-token");
            assertThat(answer.lines().toList()).noneMatch(line -> line.contains("posicion"));
        }
    }

    @Test
    void a_stream_ends_when_its_officer_is_deactivated() throws Exception {
        String badge = Api.unique("corriente-");
        int officer = api.officer(badge);
        try (Socket socket = openStream(api.officerToken(officer))) {
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            write(socket, "\n");
            api.administrator()
                    .body(Map.of("nombre", "Luz", "numero_unico", badge, "activo", false))
                    .put("/policias/" + officer)
                    .then()
                    .statusCode(200);
            assertThat(await(answer, "\"posicion\":0")).contains("urn:labra:problem:invalid-token");
        }
    }

    private Socket openStream(String token) throws IOException {
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(20_000);
        String head = "POST /multas/lote HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
                        .formatted(url.getAuthority(), token)
                + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static void write(Socket socket, String lines) throws IOException {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        String chunk = Integer.toHexString(bytes.length) + "\r\n" + lines + "\r\n";
        socket.getOutputStream().write(chunk.getBytes(StandardCharsets.UTF_8));
    }

    private static String await(BufferedReader answer, String part) throws IOException {
        String line = answer.readLine();
        while (line != null && !line.contains(part)) {
            line = answer.readLine();
        }
        return line == null ? "" : line;
    }

    private HttpResponse<String> send(String token, String lines) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(url)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofString(lines))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String fine(String plate, int number) {
        return "{\"placa_patente\":\"%s\",\"timestamp\":%d,\"comentarios\":\"fila %d\"}"
                .formatted(plate, 1_700_000_000 + number, number);
    }
}
