package labra.pages;

import io.vertx.core.http.HttpServerRequest;
import labra.access.RequiredAction;

/// Which paths are pages for people, and so get HTML, its security headers and its protections.
public final class PagePaths {
    public static final String SIGN_IN = "/entrar";
    public static final String SIGN_OUT = "/salir";
    public static final String PROOF = "/admin/confirmar";
    public static final String PASSWORD = "/admin/clave";
    public static final String SECOND_FACTOR = "/admin/segundo-factor";

    private PagePaths() {}

    /// A slash at the end is all that paths may still differ in, once the odd ones were refused.
    static String path(HttpServerRequest request) {
        String path = request.path();
        return path == null
                ? ""
                : path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /// Where an account sees to what it lacks.
    public static String of(RequiredAction lack) {
        return switch (lack) {
            case OWN_PASSWORD, LONGER_PASSWORD -> PASSWORD;
            case SECOND_FACTOR -> SECOND_FACTOR;
        };
    }

    static boolean isPage(String path) {
        return path.equals("/")
                || path.equals(SIGN_IN)
                || path.startsWith(SIGN_IN + "/")
                || path.equals(SIGN_OUT)
                || path.equals("/admin")
                || path.startsWith("/admin/");
    }
}
