package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import labra.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A hyphen, a dot and a blank are alike to whoever searches, for plates and for names.
@QuarkusTest
class AlikeSearchTest {
    @Inject
    Api api;

    @ParameterizedTest
    @ValueSource(strings = {"%s-%s", "%s %s", "%s.%s", "%s  %s", "%s - %s", "%s·%s", "%s/%s", "%s‐%s"})
    void a_name_is_found_however_its_parts_are_set_apart(String typed) {
        String one = Api.unique("maria");
        String other = Api.unique("jose");
        for (String kept : List.of("%s-%s", "%s %s", "%s. %s")) {
            api.administrator()
                    .body(Map.of(
                            "nombre",
                            kept.formatted(one, other),
                            "correo_electronico",
                            Api.unique(one) + "@example.com"))
                    .post("/personas")
                    .then()
                    .statusCode(201);
        }
        assertThat(found("/personas", "q", typed.formatted(one, other))).isEqualTo(3);
        assertThat(found("/personas", "q", typed.formatted(one.toUpperCase(java.util.Locale.ROOT), other)))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", " ", ".", "·", "/", "_", "  ", " - "})
    void a_plate_is_found_however_it_is_set_apart(String between) {
        String plate = api.plate();
        String typed = plate.substring(0, 2) + between + plate.substring(2);
        for (String name : List.of("q", "placa_patente", "placa")) {
            assertThat(found("/vehiculos", name, typed))
                    .as("%s=%s", name, typed)
                    .isEqualTo(1);
        }
        Api.as(api.officerToken()).body(FineJson.of(plate).toString()).post("/cargar_infraccion");
        for (String name : List.of("q", "placa_patente", "placa")) {
            assertThat(found("/multas", name, typed)).as("%s=%s", name, typed).isEqualTo(1);
        }
    }

    @Test
    void an_address_is_found_by_its_parts() {
        String mail = Api.unique("ana-maria.perez_") + "@example.com";
        api.person(mail);
        for (String typed : List.of(mail, mail.substring(0, 15), "ana maria perez " + mail.replaceAll("\\D", ""))) {
            assertThat(found("/personas", "q", typed)).as(typed).isPositive();
        }
    }

    private int found(String list, String name, String typed) {
        return api.administrator()
                .queryParam(name, typed)
                .get(list)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("elementos")
                .size();
    }
}
