package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import labra.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The register of fines: found by each filter, corrected with a trace, deleted by an administrator.
@QuarkusTest
class FineRegisterTest {
    @Inject
    Api api;

    private int person;
    private int officer;
    private String token = "";
    private String plate = "";

    @BeforeEach
    void vehicleAndOfficer() {
        person = api.person(Api.unique("registro") + "@example.com");
        plate = api.plateOf(person);
        officer = api.officer(Api.unique("registro-"));
        token = api.officerToken(officer);
    }

    @Test
    void a_fine_is_created_where_its_location_says() {
        Response added = Api.as(token).body(FineJson.of(plate).toString()).post("/multas");
        assertThat(added.statusCode()).isEqualTo(201);
        String location = java.net.URI.create(added.header("Location")).getPath();
        assertThat(location).isEqualTo("/multas/" + added.path("multa.id"));
        Map<String, Object> fine = added.jsonPath().getMap("multa");
        for (RequestSpecification reader : List.of(api.administrator(), Api.as(token))) {
            Map<String, Object> found =
                    new HashMap<>(reader.get(location).jsonPath().getMap("$"));
            // The amount is worked out for whoever reads the fine, not for whoever loads it.
            assertThat(found.remove("sin_importe")).asString().startsWith("sin importe");
            assertThat(found).isEqualTo(fine);
        }
        assertThat(fine.get("policia_id")).isEqualTo(officer);
        assertThat((String) fine.get("huella")).matches("[0-9a-f]{64}");
    }

    @Test
    void each_filter_finds_it() {
        String id = load(FineJson.of(plate)).path("multa.id");
        Map<String, Object> filters = Map.of(
                "placa", " " + plate.toLowerCase(java.util.Locale.ROOT) + "-",
                "persona_id", person,
                "policia_id", officer);
        filters.forEach((filter, value) ->
                assertThat(ids(Map.of(filter, value))).as(filter).containsExactly(id));
        Map<String, Object> together = Map.of(
                "placa",
                plate,
                "estado",
                "labrada",
                "pais",
                "ar",
                "desde",
                "2024-05-10T14:30:00Z",
                "hasta",
                "2024-05-11");
        assertThat(ids(together)).containsExactly(id);
        for (Map<String, Object> none : List.<Map<String, Object>>of(
                Map.of("placa", plate, "estado", "ANULADA"),
                Map.of("placa", plate, "pais", "BR"),
                Map.of("placa", plate, "desde", "2024-05-10T14:30:01Z"),
                Map.of("placa", plate, "hasta", "2024-05-10T14:30:00Z"),
                Map.of("placa", plate, "infraccion", "NADA"),
                Map.of("placa", plate, "numero", "1"),
                Map.of("placa", plate, "policia_id", officer + 1),
                Map.of("placa", "ZZ999ZY"))) {
            assertThat(ids(none)).as("%s", none).isEmpty();
        }
    }

    @Test
    void a_fine_is_corrected() {
        String path = "/multas/" + load(FineJson.of(plate)).path("multa.id");
        String body = FineJson.of(plate)
                .with("comentarios", "\"Corregida\"")
                .with("lugar", "\"Mitre\"")
                .with("motivo", "\"Faltaba la calle\"")
                .toString();
        Response corrected =
                api.administrator().header("If-Match", "\"1\"").body(body).put(path);
        assertThat(corrected.statusCode()).as(corrected.asString()).isEqualTo(200);
        assertThat((String) corrected.path("comentarios")).isEqualTo("Corregida");
        assertThat((Integer) corrected.path("policia_id")).isEqualTo(officer);
        assertThat(corrected.header("ETag")).isEqualTo("\"2\"");
        Problems.of(api.administrator().header("If-Match", "\"1\"").body(body).put(path), 412, "version-changed");
    }

    @Test
    void a_correction_is_checked_like_a_fine() {
        String path = "/multas/" + load(FineJson.of(plate)).path("multa.id");
        Problems.of(put(path, FineJson.of("ZZ999ZX")), 404, "unknown-plate");
        Problems.of(put(path, FineJson.of(plate).with("infraccion", "\"NADA\"")), 404, "unknown-offence");
        assertThat(Problems.fields(put(path, FineJson.of("").with("timestamp", "1e400"))))
                .containsExactlyInAnyOrder("placa_patente", "timestamp");
        Problems.of(put("/multas/00000000-0000-0000-0000-000000000000", FineJson.of(plate)), 404, "not-found");
    }

    @Test
    void officers_see_their_own_fines_alone() {
        String path = "/multas/" + load(FineJson.of(plate)).path("multa.id");
        String stranger = api.officerToken();
        Problems.of(Api.as(stranger).get(path), 404, "not-found");
        assertThat(Api.as(stranger).get("/multas").jsonPath().getList("elementos"))
                .isEmpty();
        assertThat(Api.as(stranger)
                        .get("/multas?policia_id=" + officer)
                        .jsonPath()
                        .getList("elementos"))
                .isEmpty();
        assertThat(Api.as(token).get("/multas").jsonPath().getList("elementos")).hasSize(1);
    }

    @Test
    void the_officer_of_a_fine_is_the_tokens() {
        int other = api.officer(Api.unique("otro-"));
        FineJson fine = FineJson.of(plate)
                .with("policia_id", Integer.toString(other))
                .with("officer_id", Integer.toString(other))
                .with("numero_unico", "\"1\"");
        assertThat((Integer) load(fine).path("multa.policia_id")).isEqualTo(officer);
    }

    @Test
    void an_unknown_plate_or_offence_is_404() {
        Problems.of(send(FineJson.of("ZZ999ZX")), 404, "unknown-plate");
        Problems.of(send(FineJson.of(plate).with("infraccion", "\"NADA\"")), 404, "unknown-offence");
        assertThat(Problems.of(send(FineJson.of(" zz-999-zx ")), 404, "unknown-plate")
                        .get("detail"))
                .asString()
                .contains("ZZ999ZX");
    }

    private Response put(String path, FineJson fine) {
        return api.administrator().body(fine.toString()).put(path);
    }

    private Response send(FineJson fine) {
        return Api.as(token).body(fine.toString()).post("/cargar_infraccion");
    }

    private Response load(FineJson fine) {
        Response answer = send(fine);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private List<String> ids(Map<String, ?> filters) {
        return api.administrator()
                .queryParams(filters)
                .get("/multas")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("elementos.id");
    }
}
