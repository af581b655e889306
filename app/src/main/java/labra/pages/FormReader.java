package labra.pages;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import labra.access.BearerMechanism;
import labra.access.Cookies;
import labra.web.Problem;

/// Reads the forms that this session's own pages sent, and no others.
@RequestScoped
public class FormReader {
    private final HttpServerRequest request;

    FormReader(HttpServerRequest request) {
        this.request = request;
    }

    public Form read(MultivaluedMap<String, String> sent) {
        String session = Cookies.read(request, BearerMechanism.COOKIE);
        String header = request.getHeader(Csrf.HEADER);
        String token = header == null ? sent.getFirst(Csrf.FIELD) : header;
        if (!Csrf.matches(token, session)) {
            throw Problem.STALE_FORM.refusal();
        }
        return Form.sent(sent);
    }

    /// The sign-in form comes before there is a session; [CrossSite] guards it.
    public Form readAnonymous(MultivaluedMap<String, String> sent) {
        return Form.sent(sent);
    }
}
