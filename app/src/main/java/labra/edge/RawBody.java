package labra.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.Consumer;
import labra.web.Fields;
import labra.web.Problem;
import labra.web.ProblemResponse;
import labra.web.Refusal;
import org.jspecify.annotations.Nullable;

/// Reads a JSON body on the event loop, for the routes below JAX-RS; refuses other types and larger bodies.
@Singleton
public class RawBody {
    private static final String JSON = "application/json";

    private final Bodies bodies;

    RawBody(Bodies bodies) {
        this.bodies = bodies;
    }

    /// Whether the head of the request announces what this route takes; what does not is told so.
    public static boolean isAnnounced(RoutingContext context, int most) {
        HttpServerRequest request = context.request();
        if (refusesParameters(context)) {
            return false;
        }
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !JSON.equals(mediaType(type))) {
            ProblemResponse.send(context, Problem.UNSUPPORTED_MEDIA_TYPE.refusal());
            return false;
        }
        if (takesJson(context) && DeclaredBody.of(request).isLargerThan(most)) {
            ProblemResponse.send(context, Problem.TOO_LARGE.refusal());
        }
        return !context.response().ended();
    }

    /// Reads what was announced.
    public void read(RoutingContext context, int most, Consumer<byte[]> next) {
        HttpServerRequest request = context.request();
        collect(context, most, bodies.whole(request, DeclaredBody.of(request).size(most)), next);
    }

    /// Refuses a request whose address has parameters, which routes that take a body never have.
    public static boolean refusesParameters(RoutingContext context) {
        if (context.request().query() == null) {
            return false;
        }
        try {
            Fields.ofQuery(context.queryParams()).check();
            return false;
        } catch (Refusal refusal) {
            ProblemResponse.send(context, refusal);
            return true;
        }
    }

    /// Whether the client takes JSON for an answer; one that does not is told so.
    public static boolean takesJson(RoutingContext context) {
        boolean takes = accepts(context.request().getHeader(HttpHeaders.ACCEPT));
        if (!takes) {
            ProblemResponse.send(context, Problem.NOT_ACCEPTABLE.refusal());
        }
        return takes;
    }

    private static void collect(RoutingContext context, int most, Body room, Consumer<byte[]> next) {
        Buffer body = Buffer.buffer();
        context.request()
                .handler(part -> {
                    if (body.length() + part.length() <= most) {
                        body.appendBuffer(part);
                    } else if (!context.response().ended()) {
                        room.end();
                        ProblemResponse.send(context, Problem.TOO_LARGE.refusal());
                    }
                })
                .exceptionHandler(brokenOff -> {
                    room.end();
                    if (!context.response().ended() && !context.response().closed()) {
                        ProblemResponse.send(context, Problem.BAD_REQUEST.refusal());
                    }
                })
                .endHandler(end -> {
                    room.end();
                    if (!context.response().ended()) {
                        proceed(context, body.getBytes(), next);
                    }
                });
    }

    private static void proceed(RoutingContext context, byte[] body, Consumer<byte[]> next) {
        try {
            next.accept(body);
        } catch (RuntimeException failure) {
            ProblemResponse.send(context, failure);
        }
    }

    private static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean accepts(@Nullable String accept) {
        return accept == null || accept.contains("*/*") || accept.contains("application/*") || accept.contains("json");
    }
}
