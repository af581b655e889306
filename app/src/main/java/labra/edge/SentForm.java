package labra.edge;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// The form that a request brought, for an answer that has to bring it back.
public final class SentForm {
    private static final String KEPT = SentForm.class.getName();
    private static final String FORM = "application/x-www-form-urlencoded";

    private SentForm() {}

    static void keep(RoutingContext context, byte[] body) {
        context.put(KEPT, body);
    }

    public static Optional<MultivaluedMap<String, String>> of(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        byte[] body = context.get(KEPT);
        return body != null && type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM)
                ? Optional.of(FormBody.read(new String(body, StandardCharsets.ISO_8859_1)))
                : Optional.empty();
    }
}
