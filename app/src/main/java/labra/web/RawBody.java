package labra.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads a JSON body on the event loop, for the routes below JAX-RS; refuses other types and larger bodies.
public final class RawBody {
    private static final String JSON = "application/json";

    private RawBody() {}

    public static void read(RoutingContext context, int most, Consumer<byte[]> next) {
        HttpServerRequest request = context.request();
        if (refusesParameters(context)) {
            return;
        }
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !JSON.equals(mediaType(type))) {
            ProblemResponse.send(context, Problem.UNSUPPORTED_MEDIA_TYPE.refusal());
        } else if (takesJson(context) && !EdgeProblems.refusesTooLarge(context, most)) {
            collect(context, most, next);
        }
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

    private static void collect(RoutingContext context, int most, Consumer<byte[]> next) {
        Buffer body = Buffer.buffer();
        context.request()
                .handler(part -> {
                    if (body.length() + part.length() <= most) {
                        body.appendBuffer(part);
                    } else if (!context.response().ended()) {
                        context.response().putHeader(HttpHeaders.CONNECTION, "close");
                        ProblemResponse.send(context, Problem.TOO_LARGE.refusal());
                    }
                })
                .endHandler(end -> {
                    if (!context.response().ended()) {
                        next.accept(body.getBytes());
                    }
                });
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
