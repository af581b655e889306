package labra.fines;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import labra.Api;
import org.junit.jupiter.api.Test;

/// An officer loads a fine, and its owner finds it in the report.
@QuarkusTest
class LoadFineTest {
    @Inject
    Api api;

    @Test
    void an_officer_loads_a_fine_and_the_report_has_it() {
        String email = Api.unique("dueno") + "@example.com";
        String plate = api.plateOf(api.person(email));
        load(
                        api.officerToken(),
                        Map.of(
                                "placa_patente",
                                plate,
                                "timestamp",
                                "2024-05-10T14:30:00Z",
                                "comentarios",
                                "Semáforo en rojo"))
                .statusCode(200)
                .body("mensaje", notNullValue())
                .body("multa.placa_patente", equalTo(plate))
                .body("multa.timestamp", equalTo("2024-05-10T11:30:00-03:00"));
        Api.anonymous()
                .get("/generar_informe?email=" + email)
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].placa_patente", equalTo(plate))
                .body("[0].comentarios", equalTo("Semáforo en rojo"));
    }

    @Test
    void the_same_id_is_the_same_fine() {
        String plate = api.plate();
        String token = api.officerToken();
        Map<String, Object> fine = new HashMap<>(Map.of(
                "id",
                "01890a5d-ac96-774b-bcce-b302099a8057",
                "placa_patente",
                plate,
                "timestamp",
                "2024-05-10T14:30:00Z",
                "comentarios",
                "una"));
        String first = load(token, fine).statusCode(200).extract().asString();
        String second = load(token, fine).statusCode(200).extract().asString();
        org.junit.jupiter.api.Assertions.assertEquals(first, second);
        fine.put("comentarios", "otra");
        load(token, fine).statusCode(409);
    }

    private static ValidatableResponse load(String token, Map<String, ?> fine) {
        return Api.as(token).body(fine).post("/cargar_infraccion").then();
    }
}
