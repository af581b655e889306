package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import labra.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The public report: every fine of every vehicle of one person, newest first, and nobody's name.
@QuarkusTest
class ReportTest {
    @Inject
    Api api;

    @Test
    void it_has_the_fines_of_all_vehicles_newest_first() {
        String email = Api.unique("informe") + "@example.com";
        int person = api.person(email);
        String token = api.officerToken();
        List<String> plates = List.of(api.plateOf(person), api.plateOf(person));
        for (String time : List.of("2024-01-02T00:00:00Z", "2024-01-04T00:00:00Z", "2024-01-03T00:00:00Z")) {
            String plate = plates.get(time.contains("04") ? 1 : 0);
            Api.as(token)
                    .body(FineJson.of(plate)
                            .with("timestamp", "\"" + time + "\"")
                            .toString())
                    .post("/cargar_infraccion")
                    .then()
                    .statusCode(200);
        }
        Api.as(token)
                .body(FineJson.of(api.plate()).toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200);
        Response byQuery = Api.anonymous().queryParam("email", email).get("/generar_informe");
        assertThat(byQuery.jsonPath().getList("placa_patente"))
                .containsExactly(plates.get(1), plates.get(0), plates.get(0));
        assertThat(byQuery.jsonPath().getList("timestamp", String.class)).isSortedAccordingTo((a, b) -> b.compareTo(a));
        Response byBody = Api.anonymous().body(Map.of("email", email)).post("/generar_informe");
        assertThat(byBody.asString()).isEqualTo(byQuery.asString());
    }

    @Test
    void it_holds_no_names_and_is_neither_cached_nor_indexed() {
        String email = Api.unique("anonimo") + "@example.com";
        String plate = api.plateOf(api.person(email));
        Api.as(api.officerToken())
                .body(FineJson.of(plate).toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200);
        for (Response answer : List.of(
                Api.anonymous().queryParam("email", email).get("/generar_informe"),
                Api.anonymous().body(Map.of("email", email)).post("/generar_informe"))) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.asString()).doesNotContain("Persona de Prueba", "Oficial de Prueba", "nombre", email);
            assertUnkept(answer);
        }

        assertThat(Api.anonymous().get("/generar_informe").header("Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    void a_person_without_fines_gets_an_empty_list() {
        String email = Api.unique("sin-multas") + "@example.com";
        api.plateOf(api.person(email));
        Response answer = Api.anonymous()
                .queryParam("email", " " + email.toUpperCase(java.util.Locale.ROOT))
                .get("/generar_informe");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo("[]");
    }

    @Test
    void an_unknown_address_is_404() {
        Problems.of(
                Api.anonymous().queryParam("email", "nadie@example.com").get("/generar_informe"), 404, "unknown-email");
        Problems.of(
                Api.anonymous().body(Map.of("email", "nadie@example.com")).post("/generar_informe"),
                404,
                "unknown-email");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "@",
                "a@",
                "@b.com",
                "a@b",
                "a b@c.com",
                "a@b..com",
                ".a@b.com",
                "a.@b.com",
                "a@-b.com",
                "a@b.com,c@d.com",
                "<a@b.com>",
                "a@b_c.com",
                "%",
                "*",
                "' OR 1=1 --",
                "a@b.com\u0000",
                "a\u0007@b.com"
            })
    void an_invalid_address_is_400_and_never_everybodys_fines(@org.jspecify.annotations.Nullable String email) {
        var query = email == null ? Api.anonymous() : Api.anonymous().queryParam("email", email);
        assertThat(Problems.fields(query.get("/generar_informe"))).containsExactly("email");
        Map<String, String> body = email == null ? Map.of() : Map.of("email", email);
        assertThat(Problems.fields(Api.anonymous().body(body).post("/generar_informe")))
                .containsExactly("email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\": 7}",
                "{\"email\": null}",
                "{\"email\": [\"a@b.com\"]}",
                "{\"email\": {}}",
                "{\"correo\": \"a@b.com\"}"
            })
    void an_address_of_another_type_is_400(String body) {
        assertThat(Problems.fields(Api.anonymous().body(body).post("/generar_informe")))
                .containsExactly("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"a@b.com\"", "{", "null", "[{\"email\": \"a@b.com\"}]"})
    void another_body_is_400(String body) {
        Problems.of(Api.anonymous().body(body).post("/generar_informe"), 400, "unreadable-json");
    }

    @Test
    void two_addresses_are_refused() {
        Response answer = Api.anonymous()
                .queryParam("email", "a@example.com", "b@example.com")
                .get("/generar_informe");
        assertThat(Problems.fields(answer)).contains("email");
    }

    @Test
    void a_token_that_comes_along_is_not_looked_at() {
        Response answer =
                Api.as("garbled").queryParam("email", "nadie@example.com").get("/generar_informe");
        Problems.of(answer, 404, "unknown-email");
    }

    private static void assertUnkept(Response answer) {
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Robots-Tag")).contains("noindex");
    }
}
