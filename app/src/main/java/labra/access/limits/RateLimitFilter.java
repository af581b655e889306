package labra.access.limits;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import labra.web.Caller;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Counts the requests of each address to what is [RateLimited].
final class RateLimitFilter {
    private final RateLimits limits;

    RateLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
    public void count(ResourceInfo resource, HttpServerRequest request) {
        if (resource.getResourceMethod().isAnnotationPresent(RateLimited.class)) {
            limits.tokenRequest(Caller.address(request));
        }
    }
}
