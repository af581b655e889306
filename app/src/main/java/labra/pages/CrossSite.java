package labra.pages;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HttpMethod;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import labra.web.Problem;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses what another site's page sends to the interface, as the browser itself tells it. Forms bear a mark besides,
/// which [Form] checks.
final class CrossSite {
    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @ServerRequestFilter
    public void check(HttpServerRequest request) {
        if (!SAFE.contains(request.method().name()) && Place.isPage(Place.path(request)) && isForeign(request)) {
            throw Problem.STALE_FORM.refusal();
        }
    }

    private static boolean isForeign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !host(origin).equals(Optional.ofNullable(request.getHeader("Host")));
    }

    private static Optional<String> host(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException opaque) {
            return Optional.empty();
        }
    }
}
