package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import labra.Api;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a device may send that is no fine: each field of a wrong shape is 400 and named, broken JSON is 400.
@QuarkusTest
class BadFineTest {
    @Inject
    Api api;

    private static @Nullable String token;

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({
        "labra.contract.BadFields#plates",
        "labra.contract.BadFields#timestamps",
        "labra.contract.BadFields#epochs",
        "labra.contract.BadFields#texts",
        "labra.contract.BadFields#ids"
    })
    void a_bad_field_is_named(String field, @Nullable String json) {
        // The plate is unknown: shape is checked before existence.
        assertThat(Problems.fields(load(FineJson.of("ZZ999ZZ").with(field, json).toString())))
                .containsExactly(field);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("labra.contract.BadBodies#bodies")
    void an_unreadable_body_is_refused(String name, byte[] body) {
        Problems.of(load(body), 400, "unreadable-json");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("labra.contract.BadFields#coordinates")
    void a_bad_coordinate_is_named(String field, String json) {
        FineJson fine = FineJson.of("ZZ999ZZ").with("latitud", "1").with("longitud", "1");
        assertThat(Problems.fields(load(fine.with(field, json).toString()))).containsExactly(field);
    }

    @Test
    void all_bad_fields_are_named_at_once() {
        String all = """
                {"id": 1, "placa_patente": "", "timestamp": "ayer", "comentarios": [], "infraccion": 5, "lugar": {},
                 "latitud": 91, "longitud": "x"}""";
        assertThat(Problems.fields(load(all)))
                .containsExactlyInAnyOrder(
                        "id",
                        "placa_patente",
                        "timestamp",
                        "comentarios",
                        "infraccion",
                        "lugar",
                        "latitud",
                        "longitud");
        assertThat(Problems.fields(load("{}"))).containsExactlyInAnyOrder("placa_patente", "timestamp", "comentarios");
    }

    @ParameterizedTest
    @MethodSource("halves")
    void coordinates_come_in_pairs(String given, String missing) {
        FineJson fine = FineJson.of("ZZ999ZZ").with(given, "1.5");
        assertThat(Problems.fields(load(fine.toString()))).containsExactly(missing);
        assertThat(Problems.fields(load(fine.with(missing, "null").toString()))).containsExactly(missing);
    }

    static Stream<Arguments> halves() {
        return Stream.of(Arguments.of("latitud", "longitud"), Arguments.of("longitud", "latitud"));
    }

    private Response load(Object body) {
        if (token == null) {
            token = api.officerToken();
        }
        var request = Api.as(token);
        return body instanceof byte[] bytes
                ? request.body(bytes).post("/cargar_infraccion")
                : request.body(body).post("/cargar_infraccion");
    }
}
