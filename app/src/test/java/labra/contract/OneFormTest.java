package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import labra.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One person, one address, one plate: however a program writes them.
@QuarkusTest
class OneFormTest {
    @Inject
    Api api;

    @ParameterizedTest
    @ValueSource(strings = {"%c\u00a0", "\u200b%c", "\ufeff%c", "%c\u202e", "\u2066%c\u2069"})
    void an_address_with_signs_that_nobody_sees_is_the_same_address(String frame) {
        String email = Api.unique("invisible") + "@example.com";
        api.person(email);
        Response again = person("Otra Persona", frame.replace("%c", email));
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(409);
        assertThat(again.<String>path("type")).endsWith("email-taken");
    }

    @Test
    void punycode_and_letters_are_one_mailbox() {
        String local = Api.unique("correo");
        api.person(local + "@ñandú.example");
        assertThat(person("Otra", local + "@xn--and-6ma2c.example").statusCode())
                .isEqualTo(409);
        Api.anonymous()
                .queryParam("email", local + "@xn--and-6ma2c.example")
                .get("/generar_informe")
                .then()
                .statusCode(200);
    }

    @Test
    void a_name_is_kept_in_one_line_and_found_by_a_plain_keyboard() {
        String email = Api.unique("buscada") + "@example.com";
        String name = Api.unique("Łukasz\u00a0Mun\u0303oz\r\nYılmaz");
        String number = name.replaceAll("\\D", "");
        JsonPath kept = person(name, email).then().statusCode(201).extract().jsonPath();
        assertThat(kept.getString("nombre")).isEqualTo("Łukasz Muñoz Yılmaz" + number);
        for (String typed :
                List.of("lukasz munoz yilmaz" + number, "MUÑOZ YILMAZ" + number, "mun\u0303oz yilmaz" + number)) {
            List<String> found = api.administrator()
                    .queryParam("q", typed)
                    .get("/personas")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("elementos.correo_electronico");
            assertThat(found).as(typed).containsExactly(email);
        }
    }

    @Test
    void a_comment_composed_or_not_is_one_fine() {
        String officer = api.officerToken();
        String plate = api.plate();
        String first = fine(officer, FineJson.of(plate).with("comentarios", "\"Cruzó en rojo\""));
        assertThat(fine(officer, FineJson.of(plate).with("comentarios", "\"Cruzo\u0301 en rojo\"")))
                .isEqualTo(first);
        assertThat(fine(officer, FineJson.of(plate).with("comentarios", "\"Cruzó en\u00a0rojo\"")))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufffe", "\uffff", "\ufdd0", "\ud83f\udfff"})
    void a_noncharacter_is_refused_wherever_text_comes_in(String sign) {
        assertThat(person("Ana" + sign, Api.unique("x") + "@example.com").statusCode())
                .isEqualTo(400);
        Response fine = load(
                api.officerToken(),
                FineJson.of(api.plate()).with("comentarios", "\"x" + sign + "\""),
                "/cargar_infraccion");
        assertThat(fine.statusCode()).isEqualTo(400);
        assertThat(fine.<List<String>>path("errores.campo")).containsExactly("comentarios");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%1$s?%2$s",
                "%1$s*%2$s",
                "%1$s#%2$s",
                "%1$s…%2$s",
                "%1$s+%2$s",
                "%1$s~%2$s",
                "?%1$s%2$s",
                "%1$s%2$s!"
            })
    void an_unread_character_names_no_innocent(String frame) {
        String officer = api.officerToken();
        String plate = api.plate();
        FineJson unread = FineJson.of(frame.formatted(plate.substring(0, 3), plate.substring(3)));
        Response refused = load(officer, unread, "/cargar_infraccion");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<List<String>>path("errores.campo")).containsExactly("placa_patente");
        JsonPath batch = load(officer, "{\"multas\": [" + unread + ", " + FineJson.of(plate) + "]}", "/multas/lote")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(batch.getList("resultados.resultado")).containsExactly("observada", "registrada");
        JsonPath kept = api.administrator()
                .get("/multas/" + batch.getString("resultados[0].id"))
                .jsonPath();
        assertThat(kept.getString("placa_patente")).isNull();
        assertThat(kept.getString("vehiculo_id")).isNull();
        assertThat(kept.getString("observacion")).contains("no se entiende");
    }

    @Test
    void two_plates_that_nobody_could_read_are_two_fines() {
        JsonPath batch = load(
                        api.officerToken(),
                        "{\"multas\": [" + FineJson.of("AB?123") + ", " + FineJson.of("AB?124") + "]}",
                        "/multas/lote")
                .jsonPath();
        assertThat(batch.getList("resultados.resultado")).containsExactly("observada", "observada");
        assertThat(batch.getString("resultados[0].id")).isNotEqualTo(batch.getString("resultados[1].id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S/P", "SIN PATENTE", "N/A", "NULL", "UNKNOWN", "nan", "--", "XXXXXX", "s. p.", "No Tiene"})
    void a_word_for_none_is_no_vehicle(String written) {
        Response vehicle = api.administrator()
                .body(Map.of(
                        "placa_patente",
                        written,
                        "marca",
                        "Fiat",
                        "color",
                        "rojo",
                        "persona_id",
                        api.person(Api.unique("dueno") + "@example.com")))
                .post("/vehiculos");
        assertThat(vehicle.statusCode()).as(vehicle.asString()).isEqualTo(400);
        String officer = api.officerToken();
        assertThat(load(officer, FineJson.of(written), "/cargar_infraccion").statusCode())
                .isEqualTo(400);
        JsonPath batch = load(officer, "{\"multas\": [" + FineJson.of(written) + "]}", "/multas/lote")
                .jsonPath();
        assertThat(batch.getList("resultados.resultado")).containsExactly("observada");
    }

    private Response person(String name, String email) {
        return api.administrator()
                .body(Map.of("nombre", name, "correo_electronico", email))
                .post("/personas");
    }

    private static String fine(String officer, FineJson fine) {
        return load(officer, fine, "/cargar_infraccion")
                .then()
                .statusCode(200)
                .extract()
                .path("multa.id");
    }

    private static Response load(String officer, Object body, String path) {
        return Api.as(officer).body(body.toString()).post(path);
    }
}
