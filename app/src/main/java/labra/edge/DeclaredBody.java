package labra.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// What a request's head says of the body that follows: its length, or none where it comes in pieces.
record DeclaredBody(boolean exists, @Nullable Long length) {
    static DeclaredBody of(HttpServerRequest request) {
        String written = request.headers().get(HttpHeaders.CONTENT_LENGTH);
        if (written != null && written.matches("\\d{1,18}")) {
            long length = Long.parseLong(written);
            return new DeclaredBody(length > 0, length);
        }
        boolean inPieces = request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || (request.version() == HttpVersion.HTTP_2 && !request.isEnded());
        return new DeclaredBody(inPieces, null);
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
