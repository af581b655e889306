package labra.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The cookies by which this server knows a browser again. Over HTTPS their names begin with `__Host-`, which browsers
/// take from this very host alone and only encrypted.
@RequestScoped
public class Cookies {
    private static final String HOST = "__Host-";

    private final HttpServerRequest request;

    Cookies(HttpServerRequest request) {
        this.request = request;
    }

    public static @Nullable String read(HttpServerRequest request, String name) {
        Cookie cookie = request.getCookie(isSecure(request) ? HOST + name : name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    public @Nullable String read(String name) {
        return read(request, name);
    }

    public NewCookie session(Tokens.Issued issued) {
        return cookie(BearerMechanism.COOKIE, issued.token(), issued.life());
    }

    public NewCookie sessionEnded() {
        return cookie(BearerMechanism.COOKIE, "", Duration.ZERO);
    }

    public NewCookie device(String text) {
        return cookie(Devices.COOKIE, text, Devices.LIFE);
    }

    public NewCookie cookie(String name, String value, Duration life) {
        boolean secure = isSecure(request);
        return new NewCookie.Builder(secure ? HOST + name : name)
                .value(value)
                .path("/")
                .maxAge((int) life.toSeconds())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .secure(secure)
                .build();
    }

    /// As a trusted proxy says it, where there is one.
    private static boolean isSecure(HttpServerRequest request) {
        return request.isSSL() || "https".equals(request.scheme());
    }
}
