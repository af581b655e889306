package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import labra.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists: search, filters, sorts, and pages by key that neither skip nor repeat a row.
@QuarkusTest
class ListTest {
    @Inject
    Api api;

    @ParameterizedTest
    @CsvSource({
        "/personas?email=a@example.com, email, correo_electronico",
        "/vehiculos?plca=AA123BB, plca, placa",
        "/multas?placa_patent=AA123BB, placa_patent, placa_patente",
        "/multas?sort=id, sort, placa_patente",
        "/policias?numero=1, numero, numero_unico",
        "/infracciones?code=1, code, codigo",
        "/avisos?estdo=enviado, estdo, estado",
        "/personas?nombre=, nombre, correo_electronico",
        "/personas/1?campos=id, campos, ninguno",
        "/generar_informe?email=a@example.com&formato=pdf, formato, email"
    })
    void a_parameter_that_the_address_does_not_have_is_refused_with_the_near_ones(
            String address, String parameter, String near) {
        Response refused = api.administrator().urlEncodingEnabled(false).get(address);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.<List<String>>path("errores.campo")).containsExactly(parameter);
        assertThat(refused.<String>path("errores[0].mensaje")).contains(near);
    }

    @Test
    void a_write_takes_no_parameters_of_the_address() {
        for (String address : List.of(
                "/cargar_infraccion?debug=1",
                "/personas?q=x",
                "/generar_informe?email=a@example.com",
                "/multas/lote?q=1")) {
            Response refused = Api.as(api.officerToken()).body("{}").post(address);
            assertThat(refused.statusCode()).as(address + refused.asString()).isIn(400, 403);
        }
        assertThat(Api.anonymous().get("/personas?otro=1").statusCode()).isEqualTo(401);
    }

    @Test
    void plates_are_filtered_by_the_name_that_the_wire_has_for_them() {
        String plate = api.plate();
        assertThat(api.administrator()
                        .queryParam("placa_patente", plate)
                        .get("/vehiculos")
                        .<List<String>>path("elementos.placa_patente"))
                .containsExactly(plate);
        Api.as(api.officerToken())
                .body(FineJson.of(plate).toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200);
        assertThat(api.administrator()
                        .queryParam("placa_patente", plate)
                        .get("/multas")
                        .<List<String>>path("elementos.placa_patente"))
                .containsExactly(plate);
    }

    @Test
    void a_search_takes_no_notice_of_accents_and_case() {
        String mark = Api.unique("Zunda");
        person("José Ñáñez " + mark, mark);
        for (String typed :
                List.of("jose nanez", "JOSÉ ÑÁÑEZ", "ñañez " + mark, mark.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(names("/personas", Map.of("q", typed))).as(typed).contains("José Ñáñez " + mark);
        }
        assertThat(names("/personas", Map.of("q", mark + "@EXAMPLE"))).containsExactly("José Ñáñez " + mark);
        assertThat(names("/personas", Map.of("q", "nadie así " + mark))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Šimić Żółć", "100% _real_", "a\\b", "O'Higgins \"el\" [x]", "Ångström", "İstanbul", "名前"})
    void a_name_is_found_as_it_was_written(String name) {
        String mark = Api.unique("tal");
        person(name + " " + mark, mark);
        assertThat(names("/personas", Map.of("q", name + " " + mark))).containsExactly(name + " " + mark);
        assertThat(names("/personas", Map.of("q", "%" + mark))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nombre", "-nombre", "correo_electronico", "-correo_electronico", "id", "-id"})
    void pages_neither_skip_nor_repeat(String order) {
        String mark = Api.unique("pagina");
        for (int i = 0; i < 11; i++) {
            // Equal names: the id decides.
            person((i % 3 == 0 ? "Igual " : "Otra ") + mark, mark + "x" + i);
        }
        List<Map<String, Object>> all = pages("/personas", Map.of("q", mark, "orden", order, "limite", 3));
        assertThat(all).hasSize(11);
        assertThat(all.stream().map(row -> row.get("id"))).doesNotHaveDuplicates();
        Comparator<Map<String, Object>> sorted = Comparator.<Map<String, Object>, String>comparing(
                        row -> sortable(row, order.replace("-", "")))
                .thenComparing(row -> sortable(row, "id"));
        assertThat(all).isSortedAccordingTo(order.startsWith("-") ? sorted.reversed() : sorted);
    }

    @ParameterizedTest
    @CsvSource({
        "/vehiculos, placa_patente", "/vehiculos, persona_id", "/vehiculos, id", "/policias, nombre",
        "/policias, numero_unico", "/policias, id", "/infracciones, codigo", "/infracciones, descripcion",
        "/infracciones, id", "/multas, timestamp"
    })
    void every_sort_goes_both_ways(String path, String order) {
        String officer = api.officerToken();
        for (int i = 0; i < 4; i++) {
            Api.as(officer)
                    .body(FineJson.of(api.plate()).toString())
                    .post("/cargar_infraccion")
                    .then()
                    .statusCode(200);
            api.administrator()
                    .body(Map.of("codigo", Api.unique("s-"), "descripcion", "Igual"))
                    .post("/infracciones")
                    .then()
                    .statusCode(201);
        }
        int rows = pages(path, Map.of("orden", order, "limite", 500)).size();
        List<Map<String, Object>> up = pages(path, Map.of("orden", order, "limite", part(rows, 7)));
        List<Map<String, Object>> down = pages(path, Map.of("orden", "-" + order, "limite", part(rows, 5)));
        assertThat(up).hasSizeGreaterThanOrEqualTo(4).doesNotHaveDuplicates();
        assertThat(down).isEqualTo(up.reversed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limite=0 | limite",
                "limite=501 | limite",
                "limite=-1 | limite",
                "limite=x | limite",
                "limite=1.5 | limite",
                "limite=99999999999999999999 | limite",
                "orden=clave | orden",
                "orden=--id | orden",
                "orden=id%3Bdrop | orden",
                "orden=id&cursor=x | cursor",
                "orden=id&cursor=%25 | cursor",
                "orden=id&cursor=bm9tYnJlCjEKeA | cursor",
                "orden=id&cursor=aWQKeApy | cursor",
                "limite=1&limite=2 | limite",
                "q=a&q=b | q",
                "q=a%00b | q",
                "correo_electronico=x | correo_electronico",
                "limite=x&orden=y | limite,orden"
            })
    void a_bad_parameter_is_named(String query, String fields) {
        Response answer = api.administrator().urlEncodingEnabled(false).get("/personas?" + query);
        assertThat(Problems.fields(answer)).containsExactlyInAnyOrder(fields.split(","));
    }

    @ParameterizedTest
    @CsvSource({
        "placa, -",
        "pais, XX",
        "pais, ARG",
        "persona_id, x",
        "persona_id, 0",
        "policia_id, -1",
        "estado, ROTA",
        "desde, ayer",
        "hasta, 2024-02-31",
        "desde, 2024-13-01T00:00"
    })
    void a_bad_filter_of_fines_is_named(String filter, String value) {
        Response answer = api.administrator().queryParam(filter, value).get("/multas");
        assertThat(Problems.fields(answer)).containsExactly(filter);
    }

    @Test
    void a_period_that_ends_before_it_begins_is_refused_and_said() {
        Response answer = api.administrator().get("/multas?desde=2024-05-11&hasta=2024-05-10");
        assertThat(Problems.fields(answer)).containsExactly("hasta");
        assertThat(api.administrator()
                        .get("/multas?desde=2024-05-11&hasta=2024-05-11")
                        .statusCode())
                .isEqualTo(200);
        for (String page : List.of("multas", "seguridad")) {
            assertThat(api.administrator()
                            .get("/admin/" + page + "?desde=2024-05-11&hasta_dia=2024-05-10")
                            .asString())
                    .contains("anterior a «desde»");
            assertThat(api.administrator()
                            .get("/admin/" + page + "?desde=2024-05-11&hasta_dia=2024-05-11")
                            .asString())
                    .doesNotContain("anterior a «desde»");
        }
    }

    @Test
    void a_made_up_cursor_is_refused_whatever_it_holds() {
        for (String inside : List.of(
                "-timestamp\n1\n2024", "-timestamp\n00000000-0000-0000-0000-000000000000\nnunca",
                "-timestamp\n\u0000\n2024-01-01", "-timestamp\nx'; DROP TABLE fine; --\n2024-01-01")) {
            String cursor = java.util.Base64.getUrlEncoder()
                    .encodeToString(inside.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Response answer = api.administrator().queryParam("cursor", cursor).get("/multas");
            assertThat(Problems.fields(answer)).as(inside).containsExactly("cursor");
        }
    }

    /// So that there are several pages, however many rows other tests left.
    private static int part(int rows, int pages) {
        return Math.clamp(rows / pages, 2, 500);
    }

    private static String sortable(Map<String, Object> row, String field) {
        return row.get(field) instanceof Number number
                ? "%012d".formatted(number.longValue())
                : String.valueOf(row.get(field)).toLowerCase(java.util.Locale.ROOT);
    }

    private void person(String name, String login) {
        api.administrator()
                .body(Map.of("nombre", name, "correo_electronico", login + "@example.com"))
                .post("/personas")
                .then()
                .statusCode(201);
    }

    private List<String> names(String path, Map<String, ?> query) {
        return api.administrator()
                .queryParams(query)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("elementos.nombre");
    }

    private List<Map<String, Object>> pages(String path, Map<String, ?> query) {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = api.administrator()
                    .queryParams(query)
                    .queryParam("cursor", cursor)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("elementos"));
            cursor = page.getString("siguiente");
        }
        return all;
    }
}
