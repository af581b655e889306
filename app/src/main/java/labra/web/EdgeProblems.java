package labra.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Requests that fail before they reach a resource are answered with a problem too: too large a body, a garbled path or
/// query.
@Singleton
final class EdgeProblems {
    private static final int BEFORE_THE_LIMIT = -100;
    private static final int BEFORE_OTHER_FAILURES = 100;

    private final ObjectMapper json;
    private final long largestBody;

    EdgeProblems(
            ObjectMapper json, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.json = json;
        this.largestBody = largestBody.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_THE_LIMIT).handler(this::refuseTooLarge);
        router.route().order(BEFORE_OTHER_FAILURES).failureHandler(this::answerFailure);
    }

    private void refuseTooLarge(RoutingContext context) {
        String length = context.request().headers().get(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !length.matches("\\d{1,18}") || Long.parseLong(length) <= largestBody) {
            context.next();
            return;
        }
        // What the client still sends is not read: the connection ends with the answer.
        HttpServerResponse response = context.response();
        response.putHeader("Connection", "close");
        response.endHandler(sent -> context.request().connection().close());
        Locale locale = locale(context);
        send(context, ProblemBody.of(Problem.TOO_LARGE, locale, null, null), locale);
    }

    private void answerFailure(RoutingContext context) {
        if (context.response().ended()) {
            return;
        }
        if (context.response().headWritten()) {
            context.next();
            return;
        }
        Locale locale = locale(context);
        Problem problem = ProblemMappers.problemOf(context.statusCode());
        Throwable failure = context.failure();
        ProblemBody body = problem == Problem.INTERNAL && failure != null
                ? ProblemMappers.unforeseen(failure, context.request(), locale)
                : ProblemBody.of(problem, locale, null, null);
        send(context, body, locale);
    }

    private void send(RoutingContext context, ProblemBody body, Locale locale) {
        try {
            context.response()
                    .setStatusCode(body.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMappers.PROBLEM_JSON)
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                    .end(json.writeValueAsString(body));
        } catch (JsonProcessingException never) {
            context.next();
        }
    }

    private static Locale locale(RoutingContext context) {
        return Messages.preferred(context.request().headers().get(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
