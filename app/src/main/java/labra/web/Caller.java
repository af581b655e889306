package labra.web;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;
import labra.platform.Actor;

/// Who calls and from where.
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;
    private final HttpServerRequest request;

    Caller(SecurityIdentity identity, HttpServerRequest request) {
        this.identity = identity;
        this.request = request;
    }

    public Actor actor() {
        String name =
                identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
        return new Actor(name, address());
    }

    /// The language that the caller prefers.
    public Locale locale() {
        return Messages.preferred(request.getHeader("Accept-Language"));
    }

    /// The client's address; behind a trusted proxy, the one that the proxy names.
    public String address() {
        return address(request);
    }

    public static String address(HttpServerRequest request) {
        var remote = request.remoteAddress();
        return remote == null || remote.hostAddress() == null ? "" : remote.hostAddress();
    }
}
