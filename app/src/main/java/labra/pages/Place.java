package labra.pages;

import io.vertx.core.http.HttpServerRequest;
import labra.access.Lack;

/// Which paths are pages for people, and so get HTML, its security headers and its protections.
public final class Place {
    static final String SIGN_IN = "/entrar";
    static final String PROOF = "/admin/confirmar";

    private Place() {}

    /// A slash at the end is all that paths may still differ in, once the odd ones were refused.
    static String path(HttpServerRequest request) {
        String path = request.path();
        return path == null
                ? ""
                : path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /// Where an account sees to what it lacks.
    public static String of(Lack lack) {
        return switch (lack) {
            case OWN_PASSWORD, LONGER_PASSWORD -> "/admin/clave";
            case SECOND_FACTOR -> "/admin/segundo-factor";
        };
    }

    static boolean isPage(String path) {
        return path.equals("/")
                || path.equals(SIGN_IN)
                || path.startsWith(SIGN_IN + "/")
                || path.equals("/salir")
                || path.equals("/admin")
                || path.startsWith("/admin/");
    }
}
