package labra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is refused over HTTP/2 has words too, as over HTTP/1.
@QuarkusTest
class Http2RefusalsTest {
    private static final List<String> GARBLED = List.of(
            "/token;x",
            "//token",
            "/x/../token",
            "/%2e%2e%2ftoken",
            "/token%00",
            "/token%c0%af",
            "/token%252f",
            "/personas/%c3%28",
            "/token#a");

    @Inject
    Vertx vertx;

    private HttpClient client;

    @BeforeEach
    void speaks_http_2_from_the_first_byte() {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setDefaultPort(RestAssured.port)
                .setDefaultHost("localhost"));
    }

    @AfterEach
    void leaves() {
        client.close();
    }

    private record Said(HttpVersion version, int status, String type, String body) {}

    @Test
    void what_is_refused_over_http_2_has_words() throws Exception {
        List<String> wordless = new ArrayList<>();
        for (String target : GARBLED) {
            Said said = ask(HttpMethod.GET, target, "");
            if (said.status() != 400
                    || !said.type().contains("problem+json")
                    || !said.body().contains("\"mensaje\"")) {
                wordless.add(target + ": " + said);
            }
        }
        assertThat(wordless).isEmpty();
        // Below everything that is ours: what is no address at all has its status alone.
        for (String none : List.of("/%zz", "/token%", "/token\\")) {
            assertThat(ask(HttpMethod.GET, none, "").status()).as(none).isEqualTo(400);
        }
        assertThat(ask(HttpMethod.GET, "/multas", "").version()).isEqualTo(HttpVersion.HTTP_2);
    }

    @Test
    void too_long_an_address_and_a_method_that_nobody_knows_have_words() throws Exception {
        Said method = ask(HttpMethod.valueOf("FOO"), "/multas", "");
        assertThat(method.status()).isIn(400, 405, 501);
        assertThat(method.body()).as(method.toString()).contains("\"mensaje\"");
        Said length = ask(HttpMethod.GET, "/multas?q=" + "x".repeat(5_000), "");
        assertThat(length.status()).isIn(400, 401, 414);
        assertThat(length.body()).as(length.toString()).contains("\"mensaje\"");
    }

    /// A word about the connection is no part of an answer over HTTP/2: a client would throw the answer away.
    @Test
    void a_body_that_is_too_large_is_refused_in_words_and_the_connection_goes_on() throws Exception {
        Said body = ask(HttpMethod.POST, "/token", "x".repeat(100_000));
        assertThat(body.status()).isEqualTo(413);
        assertThat(body.body()).as(body.toString()).contains("\"mensaje\"");
        assertThat(ask(HttpMethod.GET, "/openapi.json", "").status()).isEqualTo(200);
    }

    private Said ask(HttpMethod method, String target, String body) throws Exception {
        return client.request(new RequestOptions().setMethod(method).setURI(target))
                .compose((HttpClientRequest request) -> {
                    request.putHeader("content-type", "application/json");
                    return request.send(Buffer.buffer(body));
                })
                .compose(answer -> answer.body()
                        .map(text -> new Said(
                                answer.version(),
                                answer.statusCode(),
                                String.valueOf(answer.getHeader("content-type")),
                                text.toString())))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }
}
