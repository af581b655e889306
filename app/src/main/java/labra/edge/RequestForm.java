package labra.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// What HTTP/1 asks of every request (RFC 9112). Whoever reads it otherwise than what stands before this server would
/// see other requests in the same bytes.
final class RequestForm {
    /// For whoever comes without one, as HTTP/1.0 allows.
    private static final String NO_HOST = "localhost";

    private RequestForm() {}

    /// What is wrong with a part of a request; nothing where it may pass.
    static @Nullable Problem fault(HttpObject part) {
        if (part.decoderResult().isFailure()) {
            return part instanceof HttpRequest ? unreadable(part.decoderResult().cause()) : Problem.BAD_REQUEST;
        }
        if (part instanceof HttpRequest request && !isSound(request)) {
            return Problem.BAD_REQUEST;
        }
        return null;
    }

    /// What passes is told apart from now on by nothing that the server would stumble over or change its protocol for.
    static void settle(HttpRequest request) {
        request.headers().remove(HttpHeaderNames.UPGRADE);
        if (!request.headers().contains(HttpHeaderNames.HOST)) {
            request.headers().set(HttpHeaderNames.HOST, NO_HOST);
        }
    }

    private static Problem unreadable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> Problem.URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> Problem.HEADERS_TOO_LARGE;
            default -> Problem.BAD_REQUEST;
        };
    }

    private static boolean isSound(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return isSpoken(request.protocolVersion())
                && isTarget(request)
                && hasOneHost(headers, isOld(request))
                && hasOneLength(headers, isOld(request))
                && !headers.contains("");
    }

    /// Only these two themselves: "http/1.1" is equal to one and is not it.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSpoken(HttpVersion version) {
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
    }

    /// A path, a whole address, or all of the server. What is neither would reach no route, and name a metric as it is.
    private static boolean isTarget(HttpRequest request) {
        String target = request.uri();
        return target.startsWith("/")
                || target.startsWith("http://")
                || target.startsWith("https://")
                || (target.equals("*") && request.method().equals(HttpMethod.OPTIONS));
    }

    private static boolean isOld(HttpRequest request) {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    }

    private static boolean hasOneHost(HttpHeaders headers, boolean isOld) {
        int hosts = headers.getAll(HttpHeaderNames.HOST).size();
        return hosts == 1 || (hosts == 0 && isOld);
    }

    /// No other coding of a body is known here: its end would be guessed.
    private static boolean hasOneLength(HttpHeaders headers, boolean isOld) {
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty()
                || (!isOld
                        && codings.size() == 1
                        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst()));
    }
}
