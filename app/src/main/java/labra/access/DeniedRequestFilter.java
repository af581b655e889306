package labra.access;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import labra.web.Caller;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/// Notes every 403 that the routes of JAX-RS answer to somebody who came in.
final class DeniedRequestFilter {
    private static final int FORBIDDEN = 403;

    private final DeniedRequests denied;

    DeniedRequestFilter(DeniedRequests denied) {
        this.denied = denied;
    }

    /// The identity that the request has by now: asking for it here could block.
    @ServerResponseFilter
    public void note(ContainerResponseContext response, RoutingContext context) {
        if (response.getStatus() == FORBIDDEN
                && context.user() instanceof QuarkusHttpUser user
                && user.getSecurityIdentity().getPrincipal() instanceof Bearer bearer) {
            denied.note(bearer, Caller.address(context.request()), route(context));
        }
    }

    private static String route(RoutingContext context) {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        String template = request == null ? null : template(request);
        return context.request().method() + " " + (template == null ? "?" : template);
    }

    private static @Nullable String template(ResteasyReactiveRequestContext request) {
        var target = request.getTarget();
        if (target == null || target.getLazyMethod() == null) {
            return null;
        }
        return (target.getClassPath().template + target.getPath().template).replace("//", "/");
    }
}
