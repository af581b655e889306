package labra.hostile;

import static io.restassured.RestAssured.given;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import labra.Api;
import labra.access.Role;
import org.jspecify.annotations.Nullable;

/// What lets each caller in; a new one when hostile requests of others ended it.
@Singleton
class Credentials {
    private final Api api;
    private final Map<Caller, String> all = new ConcurrentHashMap<>();

    Credentials(Api api) {
        this.api = api;
    }

    @Nullable String of(Caller caller) {
        Role role = caller.role();
        return role == null ? null : all.computeIfAbsent(caller, unknown -> issued(role, caller.hasSession()));
    }

    void ended(Caller caller) {
        all.remove(caller);
    }

    private String issued(Role role, boolean session) {
        return session ? session(api.account(role)) : api.tokenOf(role);
    }

    private static String session(String username) {
        return given().header("Origin", "http://localhost")
                .header("Host", "localhost")
                .redirects()
                .follow(false)
                .formParam("usuario", username)
                .formParam("clave", Api.ADMIN_PASSWORD)
                .post("/entrar")
                .then()
                .statusCode(303)
                .extract()
                .cookie("labra_session");
    }
}
