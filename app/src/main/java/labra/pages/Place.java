package labra.pages;

import io.vertx.core.http.HttpServerRequest;

/// Which paths are pages for people, and so get HTML, its security headers and its protections.
final class Place {
    static final String SIGN_IN = "/entrar";

    private Place() {}

    static String path(HttpServerRequest request) {
        String path = request.path();
        return path == null ? "" : path;
    }

    static boolean isPage(String path) {
        return path.equals("/")
                || path.equals(SIGN_IN)
                || path.equals("/salir")
                || path.equals("/admin")
                || path.startsWith("/admin/");
    }
}
