package labra.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import labra.web.Problem;
import labra.web.ProblemMappers;
import labra.web.ProblemResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What happens to every request before anything of it is looked at, and to those that fail before they reach a
/// resource: a path of another spelling, too large a body, a garbled query.
@Singleton
final class EdgeProblems {
    private static final int BEFORE_ALL = Integer.MIN_VALUE;

    /// After the streams, which have no limit, and before Quarkus, whose answer would be empty.
    private static final int BEFORE_THE_LIMIT = -5;

    private static final int AFTER_THE_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;
    private static final int BEFORE_OTHER_FAILURES = 100;

    /// With these the rest of a body is not read.
    private static final Set<Integer> UNREAD =
            Set.of(Problem.TOO_LARGE.status(), Problem.TOO_MANY_REQUESTS.status(), Problem.OVERLOADED.status());

    private static final long WITHOUT_ERROR = 0;

    /// Quarkus counts no further: [BodyGate] does, by resource.
    private static final Long NO_LIMIT = 0L;

    private final long largest;

    EdgeProblems(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.largest = largest.asLongValue();
    }

    void register(@Observes Router router) {
        ConnectionGuard.install();
        router.route().order(BEFORE_ALL).handler(EdgeProblems::receive);
        router.route().order(BEFORE_THE_LIMIT).handler(this::refuseTooLarge);
        router.route().order(AFTER_THE_LIMIT).handler(context -> {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, NO_LIMIT);
            context.next();
        });
        router.route().order(BEFORE_OTHER_FAILURES).failureHandler(EdgeProblems::answerFailure);
    }

    /// The management port is looked at in the same way.
    void registerToo(@Observes ManagementInterface management) {
        management.router().route().order(BEFORE_ALL).handler(EdgeProblems::receive);
    }

    private static void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        ConnectionGuard.headArrived(request);
        RouteLabel.put(context, RouteLabel.OTHER);
        context.addHeadersEndHandler(written -> completeHead(context));
        String path = request.path();
        if (path != null && CanonicalPath.is(path) && request.uri().indexOf('#') < 0) {
            context.next();
        } else {
            ProblemResponse.send(context, Problem.BAD_REQUEST.refusal());
        }
    }

    private static void completeHead(RoutingContext context) {
        SafeHeaders.complete(context);
        if (UNREAD.contains(context.response().getStatusCode())) {
            readNoFurther(context);
        }
    }

    /// What the client still sends is not read: the connection ends with the answer, or over HTTP/2 the stream, where a
    /// word about the connection would make no answer of it.
    private static void readNoFurther(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (request.isEnded()) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            context.addEndHandler(sent -> response.reset(WITHOUT_ERROR));
        } else {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.addEndHandler(sent -> request.connection().close());
        }
    }

    private void refuseTooLarge(RoutingContext context) {
        if (DeclaredBody.isGarbled(context.request())) {
            ProblemResponse.send(context, Problem.BAD_REQUEST.refusal());
        } else if (DeclaredBody.of(context.request()).isLargerThan(largest)) {
            ProblemResponse.send(context, Problem.TOO_LARGE.refusal());
        } else {
            context.next();
        }
    }

    private static void answerFailure(RoutingContext context) {
        if (context.response().ended()) {
            return;
        }
        if (context.response().headWritten()) {
            context.next();
            return;
        }
        // What failed before [#receive] saw it, such as a request without a host, is guarded all the same.
        context.addHeadersEndHandler(written -> completeHead(context));
        Problem problem = ProblemMappers.problemOf(context.statusCode());
        Throwable failure = context.failure();
        ProblemResponse.send(context, problem == Problem.INTERNAL && failure != null ? failure : problem.refusal());
    }
}
