package labra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import labra.contract.RawHttp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A length that is told and is none is seen before anybody reads it as a number, whatever let it through.
class DeclaredBodyTest {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void closes() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "-1", "+5", "0x5", "1,1", "5 "})
    void what_is_no_number_is_garbled(String written) {
        assertThat(asked(written, DeclaredBody::isGarbled)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "9223372036854775807", "99999999999999999999"})
    void a_number_is_not_however_long(String written) {
        assertThat(asked(written, DeclaredBody::isGarbled)).isFalse();
        assertThat(asked(written, request -> DeclaredBody.of(request).isLargerThan(5)))
                .isEqualTo(written.length() > 1);
    }

    @Test
    void none_is_none() {
        assertThat(asked(null, DeclaredBody::isGarbled)).isFalse();
        assertThat(asked(null, request -> DeclaredBody.of(request).exists())).isFalse();
    }

    private static boolean asked(@Nullable String written, Function<HttpServerRequest, Boolean> question) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        HttpServer server = VERTX.createHttpServer().requestHandler(request -> {
            if (written != null) {
                request.headers().set("Content-Length", written);
            }
            answer.complete(question.apply(request));
            request.response().end();
        });
        int port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        RawHttp.get(port, "/");
        server.close().toCompletionStage().toCompletableFuture().join();
        return answer.join();
    }
}
