package labra.edge;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import labra.web.Caller;

/// The body of one request while it arrives: the memory it takes, and since when the server waits for it.
public final class Body {
    /// What a body that passes through brings at least in each span of patience.
    private static final long LEAST = 1024;

    private final Bodies bodies;
    private final HttpServerRequest request;
    private final String address;
    private final long size;
    private final Pace pace;
    private volatile long since = System.nanoTime();
    private volatile boolean isPaused;
    private long seen;

    /// How a body has to come: all of it within the time, or steadily.
    enum Pace {
        WHOLE,
        STEADY
    }

    Body(Bodies bodies, HttpServerRequest request, long size, Pace pace) {
        this.bodies = bodies;
        this.request = request;
        this.address = Caller.address(request);
        this.size = size;
        this.pace = pace;
    }

    String address() {
        return address;
    }

    long size() {
        return size;
    }

    /// Nobody is there any more, or nothing is left to say.
    boolean isOver() {
        return request.response().closed() || request.response().ended();
    }

    /// Nothing more is waited for.
    public void arrived() {
        bodies.arrived(this);
    }

    /// Nothing of it is kept any longer.
    public void end() {
        arrived();
        bodies.free(this);
    }

    /// Notes that the server itself stops reading, or goes on: meanwhile the client is not late.
    public void pause(boolean paused) {
        since = System.nanoTime();
        isPaused = paused;
    }

    boolean isOverdue(Duration patience) {
        long now = System.nanoTime();
        if (isPaused || now - since < patience.toNanos()) {
            return false;
        }
        long read = request.bytesRead();
        if (pace == Pace.STEADY && read - seen >= LEAST) {
            seen = read;
            since = now;
            return false;
        }
        return true;
    }

    void hangUp() {
        arrived();
        if (!request.response().reset()) {
            request.connection().close();
        }
    }
}
