package labra.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import labra.web.ProblemMappers;
import labra.web.ProblemResponse;

/// An empty answer of the HTTP server itself, to what it could not read as a request.
final class BareRefusal {
    private static final String VERSION = "HTTP/1.1 ";

    private BareRefusal() {}

    /// The beginning of an answer of 4xx that says nothing of its content, as Labra's own always do.
    static boolean is(ByteBuf answer) {
        int start = answer.readerIndex();
        return answer.readableBytes() > VERSION.length() + 3
                && answer.getByte(start) == 'H'
                && answer.getByte(start + 4) == '/'
                && answer.getByte(start + VERSION.length()) == '4'
                && !head(answer).toLowerCase(Locale.ROOT).contains("content-type");
    }

    /// The same refusal as a problem.
    static ByteBuf explained(ByteBuf answer) {
        int status = Integer.parseInt(head(answer).substring(VERSION.length(), VERSION.length() + 3));
        answer.release();
        Response problem =
                ProblemMappers.answer(ProblemMappers.problemOf(status).refusal(), null);
        byte[] body = ProblemResponse.json(problem);
        StringBuilder head = new StringBuilder(VERSION)
                .append(problem.getStatus())
                .append(' ')
                .append(problem.getStatusInfo().getReasonPhrase())
                .append("\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\n")
                .append(HttpHeaders.CONTENT_LENGTH)
                .append(": ")
                .append(body.length)
                .append("\r\n");
        problem.getStringHeaders()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        return Unpooled.wrappedBuffer(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1), body);
    }

    private static String head(ByteBuf answer) {
        return answer.toString(StandardCharsets.ISO_8859_1);
    }
}
