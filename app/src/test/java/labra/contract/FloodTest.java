package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import labra.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Strangers hold 500 requests open, all but the last byte sent, from one address and from fifty; whoever has business
/// here goes on.
@QuarkusTest
class FloodTest {
    private static final int CONNECTIONS = 500;

    @Inject
    Api api;

    private final List<Socket> held = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "/token, application/json, 4000",
        "/token, application/json, 10485000",
        "/entrar, application/x-www-form-urlencoded, 4000",
        "/entrar, application/x-www-form-urlencoded, 10485000",
        "/cargar_infraccion, application/json, 1048000",
        "/generar_informe, application/json, 1000",
        "/multas/lote, application/json, 10485000",
        "/multas/lote, application/x-ndjson, 10485000",
        "/avisos/preferencias, multipart/form-data; boundary=B, 10485000",
        "/admin/importar, multipart/form-data; boundary=B, 104850000",
        "/personas, application/json, 60000"
    })
    void good_clients_go_on(String path, String type, int length) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                + length + "\r\n\r\n";
        besieged(path, head + " ".repeat(Math.min(length - 1, 4_000)));
    }

    /// Nor do those who never say what they want.
    @ParameterizedTest
    @ValueSource(strings = {"", "GET / HTTP/1.1\r\nX: ", "POST /token HTTP/1.1\r\nContent-Length: 10\r\n"})
    void nor_do_half_heads_hinder_them(String beginning) throws IOException {
        besieged("half a head", beginning);
    }

    private void besieged(String how, String sent) throws IOException {
        String officer = api.officerToken();
        String plate = api.plate();
        for (int addresses : List.of(1, 50)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                hold("127.0.9." + (1 + i % addresses), sent);
            }
            for (int i = 0; i < 5; i++) {
                String comments = how + sent.length() + addresses + i;
                Api.as(officer)
                        .body(FineJson.of(plate)
                                .with("comentarios", "\"" + comments + "\"")
                                .toString())
                        .post("/cargar_infraccion")
                        .then()
                        .statusCode(200);
                assertThat(Api.signIn("usuario", "admin")).isNotEmpty();
            }
            release();
        }
    }

    private void hold(String address, String sent) throws IOException {
        Socket socket = new Socket();
        held.add(socket);
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
        try {
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException refusedEarly) {
            // As it should be.
        }
    }

    @AfterEach
    void release() throws IOException {
        for (Socket socket : held) {
            socket.close();
        }
        held.clear();
    }
}
