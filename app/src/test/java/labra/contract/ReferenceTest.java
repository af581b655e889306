package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import labra.Api;
import labra.platform.Actor;
import labra.platform.Database;
import org.junit.jupiter.api.Test;

/// References hold: nothing that something else needs can vanish, and nothing refers to what is not there.
@QuarkusTest
class ReferenceTest {
    @Inject
    Api api;

    @Inject
    Database database;

    @Test
    void a_person_with_vehicles_stays() {
        int person = api.person(Api.unique("con-vehiculos") + "@example.com");
        api.plateOf(person);
        Problems.of(api.administrator().delete("/personas/" + person), 409, "person-has-vehicles");
        api.administrator().get("/personas/" + person).then().statusCode(200);
    }

    @Test
    void a_vehicle_an_officer_and_an_offence_with_fines_stay() {
        int officer = api.officer(Api.unique("con-multas-"));
        String plate = api.plate();
        String code = Api.unique("CON-");
        String offence = "/infracciones/"
                + api.administrator()
                        .body(Map.of("codigo", code, "descripcion", "Algo"))
                        .post("/infracciones")
                        .path("id");
        String fine = FineJson.of(plate)
                .with("infraccion", "\"" + code.toLowerCase(java.util.Locale.ROOT) + "\"")
                .toString();
        Response loaded = Api.as(api.officerToken(officer)).body(fine).post("/cargar_infraccion");
        assertThat((String) loaded.path("multa.infraccion")).isEqualTo(code);
        String vehicle = "/vehiculos/" + loaded.path("multa.vehiculo_id");

        Problems.of(api.administrator().delete(vehicle), 409, "vehicle-has-fines");
        Problems.of(api.administrator().delete("/policias/" + officer), 409, "officer-has-fines");
        Problems.of(api.administrator().delete(offence), 409, "offence-has-fines");
        String id = loaded.path("multa.id");
        database.write(new Actor("test", ""), handle -> handle.execute("DELETE FROM fine WHERE id::text = ?", id));
        api.administrator().delete(vehicle).then().statusCode(204);
        api.administrator().delete("/policias/" + officer).then().statusCode(204);
        api.administrator().delete(offence).then().statusCode(204);
    }

    @Test
    void a_vehicle_needs_a_person_that_exists() {
        Map<String, Object> vehicle = new HashMap<>(Map.of(
                "placa_patente", Api.unique("SIN"), "marca", "Fiat", "color", "rojo", "persona_id", 999_999_999));
        Problems.of(api.administrator().body(vehicle).post("/vehiculos"), 404, "unknown-person");
        for (Object bad : new Object[] {0, -1, 1.5, "1", true, 1e30}) {
            vehicle.put("persona_id", bad);
            assertThat(Problems.fields(api.administrator().body(vehicle).post("/vehiculos")))
                    .as("%s", bad)
                    .containsExactly("persona_id");
        }
    }

    @Test
    void the_same_plate_may_be_of_two_countries() {
        int person = api.person(Api.unique("dos-paises") + "@example.com");
        String plate = Api.unique("PAI");
        Map<String, Object> vehicle =
                new HashMap<>(Map.of("placa_patente", plate, "marca", "Fiat", "color", "rojo", "persona_id", person));
        api.administrator().body(vehicle).post("/vehiculos").then().statusCode(201);
        vehicle.put("pais", "uy");
        Response foreign = api.administrator().body(vehicle).post("/vehiculos");
        assertThat((String) foreign.path("pais")).isEqualTo("UY");
        vehicle.remove("pais");
        Response changed = api.administrator().body(vehicle).put("/vehiculos/" + foreign.path("id"));
        assertThat((String) changed.path("pais")).isEqualTo("UY");
        for (String bad : new String[] {"", "A", "ARG", "XX", "Argentina", "1"}) {
            vehicle.put("pais", bad);
            assertThat(Problems.fields(api.administrator().body(vehicle).post("/vehiculos")))
                    .containsExactly("pais");
        }
    }

    @Test
    void an_unusual_plate_warns_and_does_not_block() {
        int person = api.person(Api.unique("rara") + "@example.com");
        Map<String, Object> vehicle = new HashMap<>(
                Map.of("placa_patente", "Q" + Api.unique("-"), "marca", "Fiat", "color", "rojo", "persona_id", person));
        Response odd = api.administrator().body(vehicle).post("/vehiculos");
        assertThat(odd.statusCode()).isEqualTo(201);
        assertThat((String) odd.path("advertencias[0]")).isEqualTo("formato_de_placa_no_reconocido");
        vehicle.put("placa_patente", "zz 987 zz");
        Response usual = api.administrator().body(vehicle).post("/vehiculos");
        assertThat((String) usual.path("placa_patente")).isEqualTo("ZZ987ZZ");
        assertThat((Object) usual.path("advertencias")).isNull();
    }

    @Test
    void what_a_change_does_not_name_stays() {
        Map<String, Object> officer = new HashMap<>(Map.of(
                "nombre", "Luz", "numero_unico", Api.unique("queda-"), "activo", false, "clave", "una clave larga"));
        Response added = api.administrator().body(officer).post("/policias");
        assertThat(added.asString()).doesNotContain("clave").doesNotContain("password");
        officer.remove("activo");
        officer.remove("clave");
        Response changed = api.administrator().body(officer).put("/policias/" + added.path("id"));
        assertThat((Boolean) changed.path("activo")).isFalse();
    }
}
