package labra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import labra.contract.RawHttp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is nearly a request of HTTP/1: the contract's problem in HTTP/1.1 and the end of the connection, whatever it
/// says it is. The server behind the guard is a small one; `launcher-test.sh` asks the whole program.
class RequestGuardTest {
    private static final String ANSWER = "{\"status\":\"UP\"}";
    private static final String HOST = "Host: localhost\r\n";
    private static final String CLOSE = HOST + "Connection: close\r\n";
    private static final String JSON = HOST + "Content-Type: application/json\r\n";
    private static final String CHUNKED = JSON + "Transfer-Encoding: chunked\r\n";

    /// Ends the connection.
    private static final String LAST = "GET / HTTP/1.9\r\n" + HOST + "\r\n";

    private static final Vertx VERTX = Vertx.vertx();
    private static int port;

    @BeforeAll
    static void opens() {
        ConnectionGuard.install();
        HttpServer server = VERTX.createHttpServer().requestHandler(RequestGuardTest::answer);
        port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @AfterAll
    static void closes() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    /// Refuses what Quarkus refuses without words, and says the rest back when its body is there.
    private static void answer(HttpServerRequest request) {
        ConnectionGuard.headArrived(request);
        if (request.uri().contains("%zz")) {
            request.response().setStatusCode(400).end();
        } else if ("/large".equals(request.path())) {
            request.response().setStatusCode(413).end();
        } else if (request.method().equals(HttpMethod.GET)) {
            request.response().end(ANSWER);
        } else {
            request.bodyHandler(body -> request.response().end(body));
        }
    }

    static final List<String> LINES = List.of(
            "GET / HTTP/1.9",
            "GET / HTTP/0.9",
            "GET / HTTP/2.0",
            "GET / HTTP/3.0",
            "GET / HTTP/1.10",
            "GET / HTTP/01.1",
            "GET / HTTP/1",
            "GET / HTTP/1.1x",
            "GET / HTTP/-1.1",
            "GET / HTTP/99999999999.1",
            "GET / http/1.1",
            "GET / FOO/1.1",
            "GET /",
            "GET /assets/labra.css HTTP/1.9",
            "GET /openapi.json HTTP/1.9",
            "GET /personas HTTP/1.9",
            "GET nowhere HTTP/1.1",
            "GET * HTTP/1.1",
            "GET ?x HTTP/1.1",
            "GET ftp://localhost/ HTTP/1.1",
            "CONNECT localhost:80 HTTP/1.1",
            "PRI * HTTP/1.1",
            "POST /token HTTP/1.9",
            "G@T / HTTP/1.1",
            " / HTTP/1.1",
            "GET /a b HTTP/1.1",
            "GET /\rX HTTP/1.1",
            "GET /%zz HTTP/1.1",
            "GET /?%zz HTTP/1.1",
            "\0GET / HTTP/1.1",
            "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc");

    @ParameterizedTest
    @FieldSource("LINES")
    void a_line_that_asks_for_nothing_is_400(String line) {
        refused(400, line + "\r\n" + HOST + "\r\n");
    }

    static final List<String> HEADS = List.of(
            "",
            HOST + HOST,
            HOST + "Host: evil.example\r\n",
            " X-A: 1\r\n" + HOST,
            HOST + "X-A: a\0b\r\n",
            HOST + "X-A: a\rb\r\n",
            HOST + "X-A: \u001b[31m\r\n",
            HOST + "X\0A: a\r\n",
            HOST + "X-A : a\r\n",
            HOST + ": a\r\n",
            HOST + "X-A\r\n");

    @ParameterizedTest
    @FieldSource("HEADS")
    void a_head_that_is_none_is_400_and_has_no_body_for_who_asked_for_none(String head) {
        refused(400, "GET / HTTP/1.1\r\n" + head + "\r\n");
        assertThat(send("HEAD / HTTP/1.1\r\n" + head + "\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json")
                .endsWith("\r\n\r\n");
    }

    static final List<String> LENGTHS = List.of(
            "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
            "Content-Length: 2\r\nContent-Length: 3\r\n",
            "Content-Length: -1\r\n",
            "Content-Length: +2\r\n",
            "Content-Length: 2x\r\n",
            "Content-Length: 0x2\r\n",
            "Content-Length: \r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
            "Transfer-Encoding: chunked, gzip\r\n",
            "Transfer-Encoding: identity\r\n",
            "Transfer-Encoding: xchunked\r\n",
            "Transfer-Encoding: \u000bchunked\r\n");

    @ParameterizedTest
    @FieldSource("LENGTHS")
    void a_body_whose_end_would_be_guessed_is_400(String length) {
        for (String path : List.of("/token", "/cargar_infraccion", "/personas", "/multas/lote", "/admin/importar")) {
            refused(400, "POST " + path + " HTTP/1.1\r\n" + JSON + length + "\r\n{}");
        }
        refused(400, "POST /token HTTP/1.0\r\n" + CHUNKED + "\r\n2\r\n{}\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FFFFFFFFFFFFFFFFF\r\n{}",
                "FFFFFFFF\r\n{}",
                "-1\r\n{}",
                "zz\r\n{}",
                "\r\n{}",
                "0x2\r\n{}\r\n",
                "2\r\n{}XX0\r\n\r\n",
                "2\r\n{}\r\n0\r\nno trailer\r\n\r\n"
            })
    void a_chunk_that_is_none_is_400(String chunk) {
        for (String path : List.of("/token", "/entrar", "/cargar_infraccion", "/personas", "/multas/lote", "/nada")) {
            refused(400, "POST " + path + " HTTP/1.1\r\n" + CHUNKED + "\r\n" + chunk);
        }
    }

    @Test
    void what_is_too_long_is_told_so() {
        refused(414, "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n" + CLOSE + "\r\n");
        refused(431, "GET / HTTP/1.1\r\n" + CLOSE + "X: " + "a".repeat(30_000) + "\r\n\r\n");
        refused(413, "POST /large HTTP/1.1\r\n" + JSON + "Content-Length: 9223372036854775807\r\n\r\n{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h2c",
                "websocket",
                "TLS/1.0",
                "h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                "h2c\r\nHTTP2-Settings: !"
            })
    void a_change_of_protocol_is_not_heard(String protocol) {
        String upgrade = "GET / HTTP/1.1\r\n" + HOST + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: " + protocol;
        assertThat(send(upgrade + "\r\n\r\n" + LAST))
                .startsWith("HTTP/1.1 200 ")
                .contains(ANSWER);
    }

    @Test
    void who_begins_as_http_2_and_goes_on_otherwise_hears_nothing() {
        assertThat(send("PRI * HTTP/2.0\r\n\r\nGET / HTTP/1.1\r\n" + CLOSE + "\r\n"))
                .isEmpty();
    }

    @Test
    void http_1_0_needs_no_host() {
        assertThat(send("GET /q/health/ready HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.0 200 ")
                .endsWith(ANSWER);
    }

    @Test
    void a_refusal_waits_its_turn_and_is_the_last() {
        String good = "GET /q/health/ready HTTP/1.1\r\n" + HOST + "\r\n";
        String answer = send(good + good + LAST + good);
        assertThat(answer.split("HTTP/1\\.1 ", -1))
                .hasSize(4)
                .satisfies(parts -> assertThat(parts[1]).startsWith("200 "))
                .satisfies(parts -> assertThat(parts[2]).startsWith("200 "))
                .satisfies(parts -> assertThat(parts[3]).startsWith("400 "));
    }

    private static void refused(int status, String request) {
        assertThat(send(request))
                .as(request.substring(0, Math.min(request.length(), 80)))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("application/problem+json", "\"mensaje\"")
                .containsIgnoringCase("\r\nconnection: close\r\n")
                .containsOnlyOnce("HTTP/1.");
    }

    private static String send(String request) {
        return RawHttp.send(port, request);
    }
}
