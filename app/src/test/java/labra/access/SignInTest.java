package labra.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import labra.Api;
import labra.access.passwords.Passwords;
import labra.contract.Problems;
import labra.platform.Actor;
import labra.web.Refusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A token for a password, for officers and for staff; and officers' tokens from an administrator.
@QuarkusTest
class SignInTest {
    /// 19 MiB, by [Passwords].
    private static final long HASHING = 19_000_000;

    @Inject
    Api api;

    @Inject
    Logins logins;

    @Test
    void staff_and_officers_get_a_token_for_their_password() {
        String username = api.account(Role.SUPERVISOR);
        Response staff = signIn(
                Map.of("usuario", " " + username.toUpperCase(java.util.Locale.ROOT), "clave", Api.ADMIN_PASSWORD));
        assertThat(staff.statusCode()).isEqualTo(200);
        assertThat((String) staff.path("token_type")).isEqualTo("Bearer");
        assertThat((Integer) staff.path("expires_in")).isEqualTo(43_200);
        assertThat(staff.header("Cache-Control")).contains("no-store");
        String badge = officerWithPassword(true);
        assertThat(signIn(Map.of("numero_unico", badge, "clave", Api.ADMIN_PASSWORD))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_wrong_password_and_an_unknown_login_sound_alike() {
        String badge = officerWithPassword(true);
        Response wrong = signIn(Map.of("numero_unico", badge, "clave", "otra cosa"));
        Problems.of(wrong, 401, "wrong-password");
        for (Map<String, String> other : java.util.List.of(
                Map.of("numero_unico", "nadie", "clave", Api.ADMIN_PASSWORD),
                Map.of("usuario", "nadie", "clave", Api.ADMIN_PASSWORD),
                Map.of("usuario", badge, "clave", Api.ADMIN_PASSWORD),
                Map.of("numero_unico", "admin", "clave", Api.ADMIN_PASSWORD),
                Map.of("usuario", "admin", "clave", ""),
                Map.of("usuario", "admin", "clave", Api.ADMIN_PASSWORD + " "),
                Map.of("numero_unico", officerWithPassword(false), "clave", Api.ADMIN_PASSWORD))) {
            assertThat(signIn(other).asString()).isEqualTo(wrong.asString());
        }
    }

    /// The memory that hashing takes tells that it was done, on any machine.
    @Test
    void whoever_is_asked_for_the_password_is_hashed() {
        String gone = officerWithPassword(false);
        String username = api.account(Role.SUPERVISOR);
        for (String login : List.of(username, "nadie-" + username)) {
            assertThat(allocated(() -> logins.token(attempt(login), null)))
                    .as(login)
                    .isGreaterThan(HASHING);
        }
        for (String badge : List.of(officerWithPassword(true), gone, "nadie-" + gone)) {
            assertThat(allocated(() -> logins.officer(attempt(badge))))
                    .as(badge)
                    .isGreaterThan(HASHING);
        }
    }

    private static Logins.Attempt attempt(String login) {
        return new Logins.Attempt(login, "no es esta clave", null, new Actor("test", "127.0.0.1"));
    }

    private static long allocated(ThrowingCallable refused) {
        long before = allocatedByComputing();
        assertThatThrownBy(refused).isInstanceOf(Refusal.class);
        return allocatedByComputing() - before;
    }

    /// By the threads that hash.
    private static long allocatedByComputing() {
        var memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("compute-short"))
                .mapToLong(thread -> memory.getThreadAllocatedBytes(thread.threadId()))
                .sum();
    }

    @Test
    void an_officer_without_a_password_cannot_sign_in() {
        String badge = Api.unique("sin-clave-");
        api.officer(badge);
        Problems.of(signIn(Map.of("numero_unico", badge, "clave", "")), 401, "wrong-password");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | usuario,clave",
                "{\"usuario\": \"a\"} | clave",
                "{\"numero_unico\": \"a\"} | clave",
                "{\"clave\": \"a\"} | usuario",
                "{\"usuario\": 7, \"clave\": 7} | usuario,clave",
                "{\"usuario\": \"a\", \"numero_unico\": \"b\", \"clave\": \"c\"} | usuario",
                "{\"usuario\": \"a\\u0000\", \"clave\": \"b\"} | usuario",
                "{\"usuario\": \"a\", \"clave\": \"\\u0000\"} | clave",
                "{\"usuario\": \"\", \"clave\": null} | usuario,clave",
                "{\"usuario\": [], \"clave\": {}} | usuario,clave"
            })
    void bad_credentials_are_400(String body, String fields) {
        Response answer = Api.anonymous().body(body).post("/token");
        assertThat(Problems.fields(answer)).containsExactlyInAnyOrder(fields.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567", ""})
    void a_short_password_is_refused(String password) {
        Map<String, String> officer = Map.of("nombre", "Luz", "numero_unico", Api.unique("corta-"), "clave", password);
        assertThat(Problems.fields(api.administrator().body(officer).post("/policias")))
                .containsExactly("clave");
        Map<String, String> longer = new HashMap<>(officer);
        longer.put("clave", "x".repeat(Passwords.LONGEST + 1));
        assertThat(Problems.fields(api.administrator().body(longer).post("/policias")))
                .containsExactly("clave");
    }

    @Test
    void an_administrator_issues_a_token_of_the_length_asked_for() {
        int officer = api.officer(Api.unique("token-"));
        String path = "/policias/" + officer + "/token";
        assertThat((Integer) api.administrator().post(path).path("expires_in")).isEqualTo(365 * 86_400);
        Response labelled = api.administrator()
                .body(Map.of("dias", 2, "etiqueta", "Tableta 7"))
                .post(path);
        assertThat((Integer) labelled.path("expires_in")).isEqualTo(2 * 86_400);
        assertThat(api.administrator().get(path + "s").jsonPath().getList("etiqueta"))
                .contains("Tableta 7");
        for (Object bad : new Object[] {0, -1, 3_651, 1.5, "2", true}) {
            assertThat(Problems.fields(
                            api.administrator().body(Map.of("dias", bad)).post(path)))
                    .as("%s", bad)
                    .containsExactly("dias");
        }
        Problems.of(api.administrator().body("{").post(path), 400, "unreadable-json");
        Problems.of(api.administrator().post("/policias/999999999/token"), 404, "unknown-officer");
    }

    @Test
    void an_inactive_officer_gets_no_token() {
        String badge = officerWithPassword(false);
        int id = api.administrator()
                .queryParam("numero_unico", badge)
                .get("/policias")
                .path("elementos[0].id");
        Problems.of(api.administrator().post("/policias/" + id + "/token"), 409, "officer-inactive");
    }

    private String officerWithPassword(boolean active) {
        String badge = Api.unique("clave-");
        api.administrator()
                .body(Map.of("nombre", "Luz", "numero_unico", badge, "clave", Api.ADMIN_PASSWORD, "activo", active))
                .post("/policias")
                .then()
                .statusCode(201);
        return badge;
    }

    private static Response signIn(Map<String, String> credentials) {
        return Api.anonymous().body(credentials).post("/token");
    }
}
