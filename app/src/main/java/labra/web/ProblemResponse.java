package labra.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;

/// The same problem answers for routes below JAX-RS.
public final class ProblemResponse {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProblemResponse() {}

    /// Answers a refusal as such, an outage as 503, and anything else as a bug with a reference.
    public static void send(RoutingContext context, Throwable failure) {
        String language = context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        Response answer = failure instanceof Refusal refusal
                ? ProblemMappers.answer(refusal, language)
                : ProblemMappers.unforeseen(failure, language, context.request());
        var response = context.response().setStatusCode(answer.getStatus());
        answer.getStringHeaders().forEach((name, values) -> response.putHeader(name, values));
        response.end(Buffer.buffer(json(answer)));
    }

    public static byte[] json(Response answer) {
        try {
            return JSON.writeValueAsBytes(answer.getEntity());
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
