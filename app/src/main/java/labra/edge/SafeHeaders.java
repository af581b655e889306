package labra.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/// What every answer bears that does not say otherwise: it is not kept, is what it says to be, runs nothing and
/// stands in no frame.
final class SafeHeaders {
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence FRAMES = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence SNIFFING = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");

    /// For pages that are not Labra's own, which bring a script of their own inside of them.
    private static final CharSequence OWN_FILES = HttpHeaders.createOptimized(
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    private SafeHeaders() {}

    static void complete(RoutingContext context) {
        MultiMap headers = context.response().headers();
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
        if (!headers.contains(POLICY)) {
            String type = headers.get(HttpHeaders.CONTENT_TYPE);
            headers.set(POLICY, type != null && type.startsWith("text/html") ? OWN_FILES : NOTHING);
            headers.set(FRAMES, DENY);
        }
        headers.set(SNIFFING, NO_SNIFF);
        if (!headers.contains(REFERRER)) {
            headers.set(REFERRER, SAME_ORIGIN);
        }
    }
}
