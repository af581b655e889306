package labra.operations;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/// Whether this copy serves, for whoever sends it requests. What each check found is told on the management port alone.
@Path("/q/health{part: (/live|/ready|/started)?}")
@PermitAll
@RunOnVirtualThread
public class HealthApi {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SECONDS_BETWEEN_LOOKS = 2;

    private final SmallRyeHealthReporter health;

    HealthApi(SmallRyeHealthReporter health) {
        this.health = health;
    }

    @GET
    public Response look(@PathParam("part") String part) {
        SmallRyeHealth found = (switch (part) {
                    case "/live" -> health.getLivenessAsync();
                    case "/ready" -> health.getReadinessAsync();
                    case "/started" -> health.getStartupAsync();
                    default -> health.getHealthAsync();
                })
                .await()
                .atMost(PATIENCE);
        return found.isDown()
                ? answer(503, Status.DOWN)
                        .header(HttpHeaders.RETRY_AFTER, SECONDS_BETWEEN_LOOKS)
                        .build()
                : answer(200, Status.UP).build();
    }

    private static Response.ResponseBuilder answer(int code, Status status) {
        return Response.status(code).type(MediaType.APPLICATION_JSON).entity(Map.of("status", status.name()));
    }
}
