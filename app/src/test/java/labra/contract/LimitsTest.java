package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import labra.Api;
import labra.access.Role;
import labra.platform.Database;
import org.junit.jupiter.api.Test;

/// A town that is strict: few requests per address, and the report for holders of a token alone.
@QuarkusTest
@TestProfile(LimitsTest.Strict.class)
public class LimitsTest {
    private static final int FEW = 3;
    private static final int GUESSES = 2;
    private static final int MANY = 5;

    @Inject
    Api api;

    @Inject
    Database database;

    /// Behind a proxy on this machine, as behind NGINX.
    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String few = Integer.toString(FEW);
            return Map.of(
                    "labra.limits.tokens-per-minute",
                    few,
                    "labra.limits.reports-per-minute",
                    few,
                    "labra.limits.failed-logins",
                    Integer.toString(GUESSES),
                    "labra.limits.mass-read",
                    Integer.toString(MANY),
                    "labra.report.access",
                    "token",
                    "labra.evidence.most",
                    "0",
                    "quarkus.http.proxy.proxy-address-forwarding",
                    "true",
                    "quarkus.http.proxy.allow-x-forwarded",
                    "true");
        }
    }

    /// Devices read it and offer no photo.
    @Test
    void a_server_that_keeps_no_photos_says_so_to_devices() {
        assertThat(from("10.0.0.9").get("/oficial/catalogo").<Integer>path("limites.evidencias"))
                .isZero();
    }

    @Test
    void the_report_wants_a_token() {
        String email = Api.unique("cerrado") + "@example.com";
        int person = api.person(email);
        api.plateOf(person);
        Response without = from("10.0.0.1").queryParam("email", email).get("/generar_informe");
        Problems.of(without, 401, "unauthenticated");
        Problems.of(
                bearing("x.y.z", "10.0.0.1").queryParam("email", email).get("/generar_informe"), 401, "invalid-token");
        Response with = bearing(api.administratorToken(), "10.0.0.1")
                .queryParam("email", email)
                .get("/generar_informe");
        assertThat(with.statusCode()).isEqualTo(200);
        Response unknown = bearing(api.administratorToken(), "10.0.0.2")
                .body(Map.of("email", "nadie@example.com"))
                .post("/generar_informe");
        Problems.of(unknown, 404, "unknown-email");
        assertThat(Problems.fields(from("10.0.0.2").get("/generar_informe"))).containsExactly("email");
    }

    @Test
    void reports_are_limited_per_address() {
        IntStream.range(0, FEW)
                .forEach(i -> Problems.of(
                        from("10.0.1.1").queryParam("email", "a@example.com").get("/generar_informe"),
                        401,
                        "unauthenticated"));
        assertTooMany(from("10.0.1.1").queryParam("email", "a@example.com").get("/generar_informe"));
        assertTooMany(from("10.0.1.1").body(Map.of("email", "a@example.com")).post("/generar_informe"));
        assertThat(from("10.0.1.2")
                        .queryParam("email", "a@example.com")
                        .get("/generar_informe")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void tokens_are_limited_per_address_however_bad_the_request() {
        IntStream.range(0, FEW)
                .forEach(i -> assertThat(
                                from("10.0.2.1").body("{").post("/token").statusCode())
                        .isEqualTo(400));
        assertTooMany(from("10.0.2.1")
                .body(Map.of("usuario", "admin", "clave", Api.ADMIN_PASSWORD))
                .post("/token"));
        assertThat(from("10.0.2.2").body("{").post("/token").statusCode()).isEqualTo(400);
    }

    /// The body is announced and never sent: the answer did not wait for it.
    @Test
    void who_may_not_try_again_is_told_before_the_body() {
        for (String path : List.of("/token", "/oficial/alta", "/entrar")) {
            String head =
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-For: 10.0.10."
                            + path.length() + "\r\nContent-Type: "
                            + (path.equals("/entrar") ? "application/x-www-form-urlencoded" : "application/json")
                            + "\r\nContent-Length: ";
            for (int i = 0; i < FEW; i++) {
                assertThat(RawHttp.send(RestAssured.port, head + "1\r\n\r\n%"))
                        .as(path)
                        .startsWith("HTTP/1.1 4")
                        .doesNotStartWith("HTTP/1.1 429");
            }
            assertThat(RawHttp.send(RestAssured.port, head + "4000\r\n\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 429");
        }
    }

    @Test
    void who_guesses_waits_and_does_not_lock_the_owner_out() {
        String username = api.account(Role.AUDITOR);
        for (int i = 0; i < GUESSES; i++) {
            Problems.of(signIn("10.0.3.1", username, "adivinada" + i), 401, "wrong-password");
        }
        assertTooMany(signIn("10.0.3.1", username, Api.ADMIN_PASSWORD));
        assertThat(signIn("10.0.3.2", username, Api.ADMIN_PASSWORD).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_login_that_is_guessed_at_from_many_addresses_waits_everywhere() {
        String username = api.account(Role.AUDITOR);
        for (int i = 0; i < GUESSES * 10; i++) {
            Problems.of(signIn("10.0.4." + i, username, "adivinada" + i), 401, "wrong-password");
        }
        assertTooMany(signIn("10.0.5.1", username, Api.ADMIN_PASSWORD));
        assertTooMany(signIn("10.0.5.2", username.toUpperCase(java.util.Locale.ROOT), Api.ADMIN_PASSWORD));
        assertThat(signIn("10.0.5.3", api.account(Role.AUDITOR), Api.ADMIN_PASSWORD)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void who_guesses_locks_out_strangers_and_not_the_owner_s_devices() {
        String username = api.account(Role.AUDITOR);
        String device = signIn("10.0.6.1", username, Api.ADMIN_PASSWORD).cookie("labra_equipo");
        String strange = signIn("10.0.6.2", api.account(Role.AUDITOR), Api.ADMIN_PASSWORD)
                .cookie("labra_equipo");
        for (int i = 0; i < GUESSES * 10; i++) {
            Problems.of(signIn("10.0.7." + i, username, "adivinada" + i), 401, "wrong-password");
        }
        assertTooMany(signIn("10.0.6.3", username, Api.ADMIN_PASSWORD));
        assertTooMany(signInWith(strange, "10.0.6.4", username, Api.ADMIN_PASSWORD));
        assertTooMany(signInWith(device + "A", "10.0.6.5", username, Api.ADMIN_PASSWORD));
        assertThat(signInWith(device, "10.0.6.6", username, Api.ADMIN_PASSWORD).statusCode())
                .isEqualTo(200);
        for (int i = 0; i < GUESSES; i++) {
            Problems.of(signInWith(device, "10.0.8." + i, username, "adivinada" + i), 401, "wrong-password");
        }
        assertTooMany(signInWith(device, "10.0.8.9", username, Api.ADMIN_PASSWORD));
    }

    @Test
    void over_https_cookies_are_of_this_host_alone() {
        String username = api.account(Role.AUDITOR);
        Response plain = enter(username, "10.0.9.1", "http");
        assertThat(plain.getDetailedCookie("labra_session").isSecured()).isFalse();
        Response encrypted = enter(username, "10.0.9.2", "https");
        for (String name : List.of("__Host-labra_session", "__Host-labra_equipo")) {
            var cookie = encrypted.getDetailedCookie(name);
            assertThat(cookie.isSecured()).isTrue();
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getPath()).isEqualTo("/");
            assertThat(cookie.getDomain()).isNull();
        }
        String session = encrypted.cookie("__Host-labra_session");
        assertThat(personas("__Host-labra_session", session)).isEqualTo(200);
        assertThat(personas("labra_session", session)).isEqualTo(401);
    }

    /// The catalogue of offences is about nobody.
    @Test
    void who_reads_much_about_people_is_told_of_once() {
        api.plate();
        api.plate();
        String username = api.account(Role.AUDITOR);
        String token = signIn("10.0.10.1", username, Api.ADMIN_PASSWORD).path("access_token");
        for (int i = 0; i < MANY; i++) {
            bearing(token, "10.0.10.1").get("/infracciones");
        }
        bearing(token, "10.0.10.1").get("/personas?limite=2");
        bearing(token, "10.0.10.1").get("/vehiculos?limite=2");
        assertThat(massReadings(username)).isEmpty();
        for (int i = 0; i < MANY; i++) {
            bearing(token, "10.0.10.1").get("/personas?limite=2");
        }
        assertThat(massReadings(username)).containsExactly("6");
    }

    private List<String> massReadings(String username) {
        return database.read(handle ->
                handle.createQuery("""
                        SELECT facts ->> 'rows' FROM security_event WHERE kind = 'READ_IN_BULK' AND actor = 'account:' || ?
                        """).bind(0, username).mapTo(String.class).list());
    }

    private static int personas(String cookie, String session) {
        return from("10.0.9.3")
                .header("X-Forwarded-Proto", "https")
                .cookie(cookie, session)
                .get("/personas")
                .statusCode();
    }

    private static Response enter(String username, String address, String scheme) {
        return from(address)
                .contentType("application/x-www-form-urlencoded")
                .redirects()
                .follow(false)
                .header("X-Forwarded-Proto", scheme)
                .formParam("usuario", username)
                .formParam("clave", Api.ADMIN_PASSWORD)
                .post("/entrar");
    }

    private static Response signInWith(String device, String address, String username, String password) {
        return from(address)
                .cookie("labra_equipo", device)
                .body(Map.of("usuario", username, "clave", password))
                .post("/token");
    }

    private static void assertTooMany(Response answer) {
        Problems.of(answer, 429, "too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 900);
        assertThat((String) answer.path("detail")).contains(answer.header("Retry-After"));
    }

    private static Response signIn(String address, String username, String password) {
        return from(address)
                .body(Map.of("usuario", username, "clave", password))
                .post("/token");
    }

    private static RequestSpecification from(String address) {
        return Api.anonymous().header("X-Forwarded-For", address);
    }

    private static RequestSpecification bearing(String token, String address) {
        return Api.as(token).header("X-Forwarded-For", address);
    }
}
