package labra.platform;

import io.netty.channel.EventLoop;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/// For the routes that stay on their event loop, below JAX-RS.
public final class EventLoops {
    /// The order of a route that comes before Quarkus looks who asks, which costs a quarter of the loop's time: such a
    /// route has to look itself.
    public static final int FIRST = RouteConstants.ROUTE_ORDER_BODY_HANDLER;

    private EventLoops() {}

    /// The one that the caller runs on.
    public static EventLoop current(Vertx vertx) {
        return ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
    }
}
