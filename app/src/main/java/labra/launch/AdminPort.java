package labra.launch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import labra.platform.Settings;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// A second port on which the same application answers, for the administrative interface.
///
/// Requests enter through Quarkus's own root handler, so that nothing differs from the first port.
@Singleton
final class AdminPort {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final int port;
    private final boolean isServing;
    private final String host;
    private Optional<HttpServer> server = Optional.empty();

    AdminPort(Vertx vertx, Settings settings, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.vertx = vertx;
        this.isServing = settings.serving();
        this.port = settings.adminPort();
        this.host = host;
    }

    void open(@Observes StartupEvent started) {
        if (port != 0 && isServing) {
            server = Optional.of(vertx.createHttpServer()
                    .requestHandler(VertxHttpRecorder.getRootHandler())
                    .listen(port, host)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join());
        }
    }

    void close(@Observes ShutdownEvent stopping) {
        server.ifPresent(
                open -> open.close().toCompletionStage().toCompletableFuture().join());
    }
}
