package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import labra.web.ProblemResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Routes below JAX-RS answer what nobody foresaw as resources do, whatever the request said it brings.
@QuarkusTest
class BelowResourcesTest {
    @Inject
    Vertx vertx;

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=B", "multipart/form-data"})
    void what_nobody_foresaw_is_500_with_a_reference(String type) {
        assertThat(asked(type, new IllegalStateException("nobody foresaw it")))
                .startsWith("HTTP/1.1 500 ")
                .contains("application/problem+json", "\"referencia\"")
                .doesNotContain("nobody foresaw it");
    }

    @Test
    void a_client_that_leaves_is_no_failure() {
        assertThat(asked("application/json", new java.nio.channels.ClosedChannelException()))
                .startsWith("HTTP/1.1 400 ");
    }

    private String asked(String type, Throwable failure) {
        Router router = Router.router(vertx);
        router.route().handler(context -> ProblemResponse.send(context, failure));
        HttpServer server = vertx.createHttpServer().requestHandler(router);
        int port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        try {
            return RawHttp.get(port, "/", "Content-Type: " + type);
        } finally {
            server.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
