package labra.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import labra.Api;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Who runs the system hears of a certificate that will do no longer, in the interface and by the metrics.
@QuarkusTest
@TestProfile(CertificateOnPanelTest.Watched.class)
class CertificateOnPanelTest {
    /// Asked for the door: this class is loaded twice, and a constant would be two.
    @ConfigProperty(name = "labra.certificate.at")
    String address = "";

    @Inject
    Api api;

    @Inject
    CertificateWatch watch;

    @TestHTTPResource(management = true)
    URI management;

    public static class Watched implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "labra.certificate.at", "127.0.0.1:" + free(), "labra.url", "https://multas.municipio.example");
        }
    }

    @Test
    void a_certificate_for_another_name_is_warned_of() throws Exception {
        assertThat(watch.look()).isFalse();
        assertThat(watch.told()).isEmpty();
        assertThat(metrics()).contains("labra_certificate_left_seconds NaN");
        Vertx vertx = Vertx.vertx();
        SelfSignedCertificate certificate = SelfSignedCertificate.create("somewhere.else.example");
        try {
            HttpServer door = vertx.createHttpServer(
                            new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions()))
                    .requestHandler(request -> request.response().end())
                    .listen(CertificateLook.address(address).getPort(), "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            assertThat(watch.look()).isTrue();
            door.close().toCompletionStage().toCompletableFuture().get();
            assertThat(api.administrator().get("/admin").asString())
                    .contains("El certificado de HTTPS ya debía estar renovado")
                    .contains("Certificado de HTTPS: ");
            assertThat(metrics()).contains("labra_certificate_overdue 1.0").doesNotContain("left_seconds NaN");
            assertThat(watch.look()).as("the door is closed again").isFalse();
            assertThat(watch.told()).as("what was seen last goes on being told").isPresent();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
            certificate.delete();
        }
    }

    private String metrics() {
        return Api.anonymous().get(management.resolve("/q/metrics")).asString();
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
