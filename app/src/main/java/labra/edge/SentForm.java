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
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            return Optional.empty();
        }
        // A form of one button has no fields, and is a form all the same.
        String sent = body == null ? "" : new String(body, StandardCharsets.ISO_8859_1);
        return Optional.of(FormBody.read(sent));
    }
}
