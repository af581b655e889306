package labra.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import labra.web.Problem;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Refuses what another site's page sends in the name of somebody who is signed in here, or to sign somebody in: the
/// browser itself tells where a request comes from (docs/adr/0010).
final class CrossSite {
    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /// A request that bears a token of its own was not made by a form, and its cookie is not looked at.
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public void check(HttpServerRequest request) {
        if (SAFE.contains(request.method().name()) || request.getHeader("Authorization") != null) {
            return;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean own = site == null ? isOwn(origin, request) : site.equals("same-origin") || site.equals("none");
        if (!own) {
            throw Problem.STALE_FORM.refusal();
        }
    }

    /// Programs, which are no browsers, tell nothing; but then they have no session either.
    private static boolean isOwn(@Nullable String origin, HttpServerRequest request) {
        return origin == null
                ? Cookies.read(request, BearerMechanism.COOKIE) == null
                : host(origin)
                        .filter(host -> host.equalsIgnoreCase(request.getHeader("Host")))
                        .isPresent();
    }

    private static Optional<String> host(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException opaque) {
            return Optional.empty();
        }
    }
}
