package labra.pages;

import io.vertx.core.http.HttpServerRequest;

/// Which paths are pages for people, and so get HTML, its security headers and its protections.
final class Place {
    static final String SIGN_IN = "/entrar";

    private Place() {}

    /// A slash at the end is all that paths may still differ in, once the odd ones were refused.
    static String path(HttpServerRequest request) {
        String path = request.path();
        return path == null
                ? ""
                : path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    static boolean isPage(String path) {
        return path.equals("/")
                || path.equals(SIGN_IN)
                || path.equals("/salir")
                || path.equals("/admin")
                || path.startsWith("/admin/");
    }
}
