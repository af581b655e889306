package labra.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import labra.Api;
import labra.contract.Problems;
import labra.platform.Actor;
import labra.platform.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What wants more than a session: a proof of the last minutes that its holder is there.
@QuarkusTest
class ProofsTest {
    private static final Actor TEST = new Actor("test", "127.0.0.1");

    @Inject
    Api api;

    @Inject
    Database database;

    /// A browser whose holder proved long ago to be there.
    private StaleBrowser staleBrowser(String username) {
        String session = api.session(username);
        database.write(
                TEST,
                handle -> handle.execute(
                        "UPDATE session_use SET proven_at = now() - interval '4 hours' WHERE token_id IN (SELECT token.id FROM token JOIN account ON account.id = account_id WHERE username = ?)",
                        username));
        return new StaleBrowser(session);
    }

    private record StaleBrowser(String session) {
        RequestSpecification asks() {
            return given().redirects()
                    .follow(false)
                    .cookie(BearerMechanism.COOKIE, session)
                    .header("Sec-Fetch-Site", "same-origin");
        }

        Response proves(Map<String, String> form) {
            return asks().contentType(ContentType.URLENC).formParams(form).post("/admin/confirmar");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/ajustes",
                "/admin/usuarios",
                "/admin/usuarios/nuevo",
                "/admin/personas/exportar",
                "/admin/multas/exportar?formato=csv",
                "/admin/segundo-factor"
            })
    void a_page_asks_first_and_then_leads_on(String path) {
        String username = api.account(Role.ADMINISTRATOR);
        StaleBrowser browser = staleBrowser(username);
        Response asked = browser.asks().get(path);
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(asked.header("Location"))
                .isEqualTo("/admin/confirmar?volver="
                        + java.net.URLEncoder.encode(path, java.nio.charset.StandardCharsets.UTF_8));
        Response wrong = browser.proves(Map.of("prueba_clave", "not the password", "prueba_destino", path));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(browser.asks().get(path).statusCode()).isEqualTo(303);
        Response proven = browser.proves(Map.of("prueba_clave", Api.ADMIN_PASSWORD, "prueba_destino", path));
        assertThat(proven.header("Location")).isEqualTo(path);
        assertThat(browser.asks().get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void a_program_with_the_cookie_is_told_and_one_with_a_token_is_not_asked() {
        String username = api.account(Role.ADMINISTRATOR);
        int officer = api.officer(Api.unique("probado-"));
        StaleBrowser browser = staleBrowser(username);
        Problems.of(
                browser.asks().contentType(ContentType.JSON).post("/policias/" + officer + "/token"),
                403,
                "proof-needed");
        Api.as(Api.signIn("usuario", username))
                .post("/policias/" + officer + "/token")
                .then()
                .statusCode(200);
        browser.proves(Map.of("prueba_clave", Api.ADMIN_PASSWORD));
        assertThat(browser.asks()
                        .contentType(ContentType.JSON)
                        .post("/policias/" + officer + "/token")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", ""})
    void it_leads_to_no_other_site(String elsewhere) {
        StaleBrowser browser = staleBrowser(api.account(Role.ADMINISTRATOR));
        Response proven = browser.proves(Map.of("prueba_clave", Api.ADMIN_PASSWORD, "prueba_destino", elsewhere));
        assertThat(proven.header("Location")).isEqualTo("/admin");
    }

    @Test
    void who_guesses_at_the_proof_waits_like_who_guesses_at_the_door() {
        String username = api.account(Role.ADMINISTRATOR);
        StaleBrowser browser = staleBrowser(username);
        for (int i = 0; i < 10; i++) {
            browser.proves(Map.of("prueba_clave", "guess " + i));
        }
        Response held = browser.proves(Map.of("prueba_clave", Api.ADMIN_PASSWORD));
        assertThat(held.statusCode()).isEqualTo(422);
        assertThat(held.asString()).contains("Demasiadas solicitudes");
    }
}
