package labra.access.limits;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import labra.web.Caller;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Counts who tries to come in.
final class CountedEntries {
    private final RateLimits limits;

    CountedEntries(RateLimits limits) {
        this.limits = limits;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
    public void count(ResourceInfo resource, HttpServerRequest request) {
        if (resource.getResourceMethod().isAnnotationPresent(Counted.class)) {
            limits.tokenRequest(Caller.address(request));
        }
    }
}
