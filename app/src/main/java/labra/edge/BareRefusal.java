package labra.edge;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.ws.rs.core.Response;
import labra.web.Problem;
import labra.web.ProblemMappers;
import labra.web.ProblemResponse;

/// An empty answer of the HTTP server itself, to what it would not take for a request, and the same in the words of a
/// problem.
final class BareRefusal {
    private static final int REFUSALS = 400;
    private static final int NOT_IMPLEMENTED = 501;

    private BareRefusal() {}

    /// One that says nothing of its content, as Labra's own always do.
    static boolean is(HttpObject answer) {
        return answer instanceof FullHttpResponse whole
                && isRefusal(whole.status().code())
                && !whole.content().isReadable()
                && !whole.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }

    /// A request that the server never heard of is the client's fault, not the server's.
    private static boolean isRefusal(int status) {
        return status == NOT_IMPLEMENTED || status / 100 * 100 == REFUSALS;
    }

    static FullHttpResponse explained(FullHttpResponse bare, HttpMethod asked) {
        int status = bare.status().code();
        FullHttpResponse answer =
                of(status == NOT_IMPLEMENTED ? Problem.BAD_REQUEST : ProblemMappers.problemOf(status), asked);
        bare.headers().forEach(header -> {
            if (!answer.headers().contains(header.getKey())) {
                answer.headers().add(header.getKey(), header.getValue());
            }
        });
        bare.release();
        return answer;
    }

    /// After it the connection ends: where the next request would begin is not known.
    static FullHttpResponse of(Problem refused, HttpMethod asked) {
        Response problem = ProblemMappers.answer(refused.refusal(), null);
        byte[] body = ProblemResponse.json(problem);
        FullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(problem.getStatus()),
                asked.equals(HttpMethod.HEAD) ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
        problem.getStringHeaders().forEach((name, values) -> answer.headers().add(name, values));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set("X-Content-Type-Options", "nosniff");
        return answer;
    }
}
