package labra.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import labra.web.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Reads the body of a request once it is known who asks and what for, and not beyond what that resource takes.
final class BodyGate {
    private static final Set<String> BODILESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Bodies bodies;
    private final long many;
    private final long file;

    BodyGate(
            Bodies bodies,
            @ConfigProperty(name = "labra.limits.body", defaultValue = "10M") MemorySize many,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize file) {
        this.bodies = bodies;
        this.many = many.asLongValue();
        this.file = file.asLongValue();
    }

    @ServerRequestFilter(priority = Priorities.ENTITY_CODER)
    public @Nullable Response read(ContainerRequestContext request, ResourceInfo resource, RoutingContext context) {
        if (BODILESS.contains(request.getMethod())
                || !DeclaredBody.of(context.request()).exists()) {
            return null;
        }
        int declared = declared(resource);
        long most = declared == BodyLimit.FILE ? file : declared == BodyLimit.MANY ? many : declared;
        DeclaredBody.of(context.request()).mustFit(most);
        if (declared == BodyLimit.FILE) {
            Body body = bodies.passing(context.request());
            context.addEndHandler(answered -> body.end());
            request.setEntityStream(new PassingBody(request.getEntityStream(), most));
        } else {
            Body body = bodies.whole(
                    context.request(), DeclaredBody.of(context.request()).size(most));
            context.addEndHandler(answered -> body.end());
            byte[] bytes = whole(request, most);
            SentForm.keep(context, bytes);
            request.setEntityStream(new ByteArrayInputStream(bytes));
            body.arrived();
        }
        return null;
    }

    private static byte[] whole(ContainerRequestContext request, long most) {
        try {
            byte[] body = request.getEntityStream().readNBytes((int) most + 1);
            if (body.length > most) {
                throw Problem.TOO_LARGE.refusal();
            }
            return body;
        } catch (IOException brokenOff) {
            throw Problem.BAD_REQUEST.refusal();
        }
    }

    private static int declared(ResourceInfo resource) {
        return Optional.ofNullable(resource.getResourceMethod().getAnnotation(BodyLimit.class))
                .or(() -> Optional.ofNullable(resource.getResourceClass().getAnnotation(BodyLimit.class)))
                .map(BodyLimit::value)
                .orElse(BodyLimit.RECORD);
    }
}
