package labra.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// What a request's head says of the body that follows: its length, or none where it comes in pieces.
record DeclaredBody(boolean exists, @Nullable Long length) {
    private static final int LONGEST = 18;

    static DeclaredBody of(HttpServerRequest request) {
        String written = request.headers().get(HttpHeaders.CONTENT_LENGTH);
        if (written != null && isNumber(written)) {
            long length = written.length() > LONGEST ? Long.MAX_VALUE : Long.parseLong(written);
            return new DeclaredBody(length > 0, length);
        }
        boolean inPieces = request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || (request.version() == HttpVersion.HTTP_2 && !request.isEnded());
        return new DeclaredBody(inPieces, null);
    }

    /// Whether a length is told that is none: whoever reads it further on would fail.
    static boolean isGarbled(HttpServerRequest request) {
        String written = request.headers().get(HttpHeaders.CONTENT_LENGTH);
        return written != null && !isNumber(written);
    }

    private static boolean isNumber(String written) {
        return written.matches("\\d+");
    }

    boolean isLargerThan(long most) {
        return length != null && length > most;
    }

    void mustFit(long most) {
        if (isLargerThan(most)) {
            throw Problem.TOO_LARGE.refusal();
        }
    }

    /// The room that it takes.
    long size(long most) {
        return length == null ? most : length;
    }
}
