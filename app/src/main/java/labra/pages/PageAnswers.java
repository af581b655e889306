package labra.pages;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import labra.access.Bearer;
import labra.access.RequiredAction;
import labra.edge.SentForm;
import labra.platform.Settings;
import labra.web.ProblemBody;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// What people get instead of a JSON problem: a page that says it, or the way to sign in. And the headers that keep
/// pages safe.
final class PageAnswers {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:%s; "
                    + "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'";

    private static final Annotation[] NONE = {};

    private final Frame frame;
    private final String policy;

    PageAnswers(Frame frame, Settings settings) {
        this.frame = frame;
        this.policy =
                POLICY.formatted(settings.map().tiles().map(PageAnswers::origin).orElse(""));
    }

    /// Tiles are the only thing that may come from elsewhere, and only when a town says from where.
    private static String origin(String tiles) {
        URI address = URI.create(tiles.replaceAll("[{}]", ""));
        return " " + address.getScheme() + "://" + address.getAuthority();
    }

    @ServerResponseFilter
    public void answer(ContainerResponseContext response, RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!PagePaths.isPage(PagePaths.path(request))) {
            return;
        }
        if (response.getEntity() instanceof ProblemBody problem) {
            explain(response, context, problem);
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (!headers.containsKey("Content-Security-Policy")) {
            headers.putSingle("Content-Security-Policy", policy);
            headers.putSingle("X-Frame-Options", "DENY");
        }
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("Referrer-Policy", "same-origin");
        headers.putSingle("Cross-Origin-Opener-Policy", "same-origin");
        headers.putSingle("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        headers.putSingle("X-Robots-Tag", "noindex, nofollow");
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        headers.add(HttpHeaders.VARY, "Accept-Encoding, Cookie, HX-Request");
        compress(response, request);
    }

    private static void compress(ContainerResponseContext response, HttpServerRequest request) {
        if (response.getEntity() instanceof String html
                && Gzip.isAccepted(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            response.setEntity(Gzip.compressed(html.getBytes(StandardCharsets.UTF_8)), NONE, response.getMediaType());
            response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
    }

    private void explain(ContainerResponseContext response, RoutingContext context, ProblemBody problem) {
        response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
        if (problem.status() == 401) {
            signIn(response, context.request());
            return;
        }
        if (problem.type().endsWith(":proof-needed")) {
            askForProof(response, context);
            return;
        }
        RequiredAction lack = lack(context);
        if (problem.status() == 403 && lack != null) {
            leadTo(PagePaths.of(lack), response);
            return;
        }
        String html = ErrorTemplates.error(frame, problem.status(), title(problem), detail(problem), lines(problem))
                .setLocale(frame.locale())
                .render();
        response.setEntity(html, NONE, new MediaType("text", "html", "UTF-8"));
    }

    /// What the reader has to see to first; refused before anything may wait, so the frame cannot tell yet.
    private static @Nullable RequiredAction lack(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof Bearer bearer
                ? bearer.lack()
                : null;
    }

    /// Some problems read differently to a person than to a program.
    private String title(ProblemBody problem) {
        return word(problem, "-title", problem.title());
    }

    private String detail(ProblemBody problem) {
        return word(problem, "", problem.detail());
    }

    private List<String> lines(ProblemBody problem) {
        List<ProblemBody.Field> errors = problem.errors();
        return errors == null
                ? List.of()
                : errors.stream()
                        .map(error -> Words.named(frame.locale(), error.field()) + ": " + error.message())
                        .toList();
    }

    private String word(ProblemBody problem, String suffix, String usual) {
        String key = "problem-" + problem.type().substring(problem.type().lastIndexOf(':') + 1) + suffix;
        return Words.has(frame.locale(), key) ? Words.text(frame.locale(), key) : usual;
    }

    /// A form that was sent comes along, and goes on where it was going.
    private void askForProof(ContainerResponseContext response, RoutingContext context) {
        Optional<MultivaluedMap<String, String>> sent = SentForm.of(context);
        String address = context.request().uri();
        boolean readable = context.request().method().name().equals("GET");
        if (readable || sent.isEmpty()) {
            leadTo(PagePaths.PROOF + "?volver=" + Query.encoded(readable ? address : "/admin"), response);
            return;
        }
        var asked = new ProofTemplates.Asked(address, ProofTemplates.Asked.fields(sent.get()), true);
        String html = ProofTemplates.proof(frame, new Form(Map.of()), asked)
                .setLocale(frame.locale())
                .render();
        response.setEntity(html, NONE, new MediaType("text", "html", "UTF-8"));
    }

    private void signIn(ContainerResponseContext response, HttpServerRequest request) {
        boolean readable = request.method().name().equals("GET") && !frame.partial();
        String back = readable ? request.uri() : "/admin";
        String place = PagePaths.SIGN_IN + "?volver=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        leadTo(place, response);
    }

    private void leadTo(String place, ContainerResponseContext response) {
        response.setEntity(null);
        if (frame.partial()) {
            response.setStatus(200);
            response.getHeaders().putSingle("HX-Redirect", place);
        } else {
            response.setStatus(303);
            response.getHeaders().putSingle(HttpHeaders.LOCATION, place);
        }
    }
}
