package labra.edge;

import io.vertx.core.Handler;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;

/// What metrics call a request: the route that answers it. One that reaches none is one of many, so that nobody makes
/// metrics by asking for what is not there.
public final class RouteLabel {
    static final String OTHER = "/OTHER";

    /// Where Quarkus looks for it, and where JAX-RS puts its own.
    private static final String KEY = "UrlPathTemplate";

    private RouteLabel() {}

    static void put(RoutingContext context, String path) {
        ((HttpServerRequestInternal) context.request()).context().putLocal(KEY, path);
    }

    /// For a route below JAX-RS, before its handlers.
    public static Handler<RoutingContext> of(String path) {
        return context -> {
            put(context, path);
            context.next();
        };
    }
}
