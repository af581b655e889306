package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import labra.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a device gathered offline: a result for each fine, in its order, and none lost.
@QuarkusTest
class BatchTest {
    private static final String ID = "\"0190163d-8694-739b-aea5-966c26f8ad9%s\"";

    @Inject
    Api api;

    private String officer = "";
    private String plate = "";

    @BeforeEach
    void officerAndVehicle() {
        officer = api.officerToken();
        plate = api.plate();
    }

    @Test
    void each_fine_gets_its_own_result_in_order() {
        String unknown = Api.unique("ZZ99");
        JsonPath answer = loaded(
                FineJson.of(plate),
                FineJson.of(plate).with("timestamp", "\"ayer\""),
                FineJson.of(plate),
                FineJson.of(unknown),
                FineJson.of(plate).with("infraccion", "\"NADA\""),
                FineJson.of(plate).with("comentarios", "\"otra\""));
        assertThat(answer.getList("resultados.posicion")).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(answer.getList("resultados.resultado"))
                .containsExactly("registrada", "rechazada", "repetida", "observada", "rechazada", "registrada");
        assertThat(answer.getString("resultados[0].id")).isEqualTo(answer.getString("resultados[2].id"));
        assertThat(answer.getString("resultados[1].error.errores[0].campo")).isEqualTo("timestamp");
        assertThat(answer.getString("resultados[1].error.mensaje"))
                .isEqualTo(answer.getString("resultados[1].error.detail"));
        assertThat(answer.getString("resultados[2].multa.id")).isEqualTo(answer.getString("resultados[0].id"));
        assertThat(answer.getString("resultados[0].huella")).matches("[0-9a-f]{64}");
        assertThat(answer.getString("resultados[4].error.type")).isEqualTo("urn:labra:problem:unknown-offence");
        assertThat(answer.getInt("resultados[4].error.status")).isEqualTo(404);
    }

    @Test
    void a_fine_with_an_id_and_its_twin_without_are_one() {
        String id = IdempotencyTest.newId();
        JsonPath answer = loaded(FineJson.of(plate), FineJson.of(plate).with("id", id));
        assertThat(answer.getList("resultados.resultado")).containsExactly("repetida", "registrada");
        assertThat(answer.getList("resultados.id")).containsExactly(id.replace("\"", ""), id.replace("\"", ""));
    }

    @Test
    void the_same_id_with_another_body_is_rejected_alone() {
        String id = ID.formatted("1");
        JsonPath answer = loaded(
                FineJson.of(plate).with("id", id),
                FineJson.of(plate).with("id", id).with("comentarios", "\"otra\""),
                FineJson.of(plate).with("id", id));
        assertThat(answer.getList("resultados.resultado")).containsExactly("registrada", "rechazada", "repetida");
        assertThat(answer.getInt("resultados[1].error.status")).isEqualTo(409);
    }

    @Test
    void a_rejected_fine_does_not_take_its_id_with_it() {
        String id = ID.formatted("2");
        JsonPath answer = loaded(
                FineJson.of(plate).with("id", id).with("infraccion", "\"NADA\""),
                FineJson.of(plate).with("id", id));
        assertThat(answer.getList("resultados.resultado")).containsExactly("rechazada", "registrada");
    }

    @Test
    void a_batch_sent_again_is_all_repeated() {
        FineJson[] fines = IntStream.range(0, 50)
                .mapToObj(i -> FineJson.of(plate).with("comentarios", "\"" + i + "\""))
                .toArray(FineJson[]::new);
        assertThat(loaded(fines).getList("resultados.resultado")).containsOnly("registrada");
        assertThat(loaded(fines).getList("resultados.resultado")).containsOnly("repetida");
    }

    @Test
    void an_observed_fine_joins_its_vehicle_when_that_is_registered() {
        String late = "L" + Api.unique("AT");
        String id = loaded(FineJson.of(late)).getString("resultados[0].id");
        api.administrator()
                .body(Map.of(
                        "placa_patente",
                        late,
                        "marca",
                        "Fiat",
                        "color",
                        "rojo",
                        "persona_id",
                        api.person(Api.unique("tarde") + "@example.com")))
                .post("/vehiculos")
                .then()
                .statusCode(201);
        JsonPath fine = api.administrator().get("/multas/" + id).jsonPath();
        assertThat(fine.getString("estado")).isEqualTo("LABRADA");
        assertThat(fine.getLong("vehiculo_id")).isPositive();
    }

    @Test
    void up_to_500_come_at_once() {
        FineJson[] fines = IntStream.range(0, 500)
                .mapToObj(i -> FineJson.of(plate).with("comentarios", "\"" + i + "\""))
                .toArray(FineJson[]::new);
        assertThat(loaded(fines).getList("resultados.resultado")).hasSize(500).containsOnly("registrada");
        String more = "[" + String.join(",", java.util.Collections.nCopies(501, "{}")) + "]";
        assertThat(Problems.fields(send(more))).containsExactly("multas");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "{\"multas\": []}", "{}", "{\"multas\": {}}", "{\"multas\": null}", "\"x\"", "1", "null"})
    void what_is_no_list_of_fines_is_400(String body) {
        assertThat(Problems.fields(send(body))).containsExactly("multas");
    }

    @Test
    void items_that_are_no_fines_are_rejected_one_by_one() {
        JsonPath answer = send("{\"multas\": [1, null, [], \"x\", {}, " + FineJson.of(plate) + "]}")
                .jsonPath();
        assertThat(answer.getList("resultados.resultado"))
                .isEqualTo(List.of("rechazada", "rechazada", "rechazada", "rechazada", "rechazada", "registrada"));
    }

    @Test
    void broken_json_is_400() {
        Problems.of(send("[{]"), 400, "unreadable-json");
        Problems.of(send(""), 400, "unreadable-json");
    }

    private JsonPath loaded(FineJson... fines) {
        String body = Arrays.stream(fines).map(FineJson::toString).collect(Collectors.joining(",", "[", "]"));
        return send(body).then().statusCode(200).extract().jsonPath();
    }

    private Response send(String body) {
        return Api.as(officer).body(body).post("/multas/lote");
    }
}
