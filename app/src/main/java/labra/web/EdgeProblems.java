package labra.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Requests that fail before they reach a resource are answered with a problem too: too large a body, a garbled path or
/// query.
@Singleton
final class EdgeProblems {
    /// After the streams, which have no limit, and before Quarkus, whose answer would be empty.
    private static final int BEFORE_THE_LIMIT = -5;

    private static final int AFTER_THE_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;
    private static final int BEFORE_OTHER_FAILURES = 100;

    /// Only here come whole files; the limit of everything else is far lower.
    private static final String UPLOADS = "/admin/importar";

    private final long largestUpload;
    private final long largestBody;

    EdgeProblems(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestUpload,
            @ConfigProperty(name = "labra.limits.body", defaultValue = "10M") MemorySize largestBody) {
        this.largestUpload = largestUpload.asLongValue();
        this.largestBody = largestBody.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_THE_LIMIT).handler(this::refuseTooLarge);
        router.route().order(AFTER_THE_LIMIT).handler(this::limit);
        router.route().order(BEFORE_OTHER_FAILURES).failureHandler(EdgeProblems::answerFailure);
    }

    private void refuseTooLarge(RoutingContext context) {
        if (!refusesTooLarge(context, largest(context))) {
            context.next();
        }
    }

    /// Refuses a body that says to be larger before it is read.
    static boolean refusesTooLarge(RoutingContext context, long most) {
        String length = context.request().headers().get(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !length.matches("\\d{1,18}") || Long.parseLong(length) <= most) {
            return false;
        }
        // What the client still sends is not read: the connection ends with the answer.
        HttpServerResponse response = context.response();
        response.putHeader("Connection", "close");
        response.endHandler(sent -> context.request().connection().close());
        ProblemResponse.send(context, Problem.TOO_LARGE.refusal());
        return true;
    }

    /// A body that does not say how long it is, is counted while it is read.
    private void limit(RoutingContext context) {
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, largest(context));
        context.next();
    }

    private long largest(RoutingContext context) {
        return context.normalizedPath().equals(UPLOADS) ? largestUpload : largestBody;
    }

    private static void answerFailure(RoutingContext context) {
        if (context.response().ended()) {
            return;
        }
        if (context.response().headWritten()) {
            context.next();
            return;
        }
        Problem problem = ProblemMappers.problemOf(context.statusCode());
        Throwable failure = context.failure();
        ProblemResponse.send(context, problem == Problem.INTERNAL && failure != null ? failure : problem.refusal());
    }
}
