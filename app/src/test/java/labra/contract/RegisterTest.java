package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import labra.Api;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the registers have in common: create, view, change and delete, with versions and unique values.
@QuarkusTest
class RegisterTest {
    @Inject
    Api api;

    /// A register: its path, the field that must be unique and what a repeated value is called.
    enum Register {
        PERSONAS("correo_electronico", "email-taken"),
        VEHICULOS("placa_patente", "plate-taken"),
        POLICIAS("numero_unico", "badge-taken"),
        INFRACCIONES("codigo", "offence-code-taken");

        final String uniqueField;
        final String taken;

        Register(String uniqueField, String taken) {
            this.uniqueField = uniqueField;
            this.taken = taken;
        }

        String path() {
            return "/" + name().toLowerCase(java.util.Locale.ROOT);
        }

        /// A text field that may be changed freely.
        String freeField() {
            return switch (this) {
                case PERSONAS, POLICIAS -> "nombre";
                case VEHICULOS -> "color";
                case INFRACCIONES -> "descripcion";
            };
        }
    }

    @org.junit.jupiter.api.Test
    void a_number_with_more_decimals_than_are_kept_is_refused_and_not_rounded() {
        for (String units : java.util.List.of("1.005", "0.001", "1e-3", "99.999", "1.0000000000000000001")) {
            offenceOf(units).statusCode(400).body("errores.campo", org.hamcrest.Matchers.contains("unidades_fijas"));
        }
        offenceOf("1.50000").statusCode(201);
    }

    private io.restassured.response.ValidatableResponse offenceOf(String units) {
        return api.administrator()
                .body("{\"codigo\":\"%s\",\"descripcion\":\"x\",\"unidades_fijas\":%s}"
                        .formatted(Api.unique("red-"), units))
                .post("/infracciones")
                .then();
    }

    @ParameterizedTest
    @EnumSource
    void a_record_lives(Register register) {
        Response created = admin().body(valid(register)).post(register.path());
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        String location = java.net.URI.create(created.header("Location")).getPath();
        assertThat(location).isEqualTo(register.path() + "/" + created.path("id"));
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(admin().get(location).asString()).isEqualTo(created.asString());

        Map<String, Object> changed = new HashMap<>(valid(register));
        changed.put(register.freeField(), "  Ñandú cambiado ");
        if (register == Register.VEHICULOS) {
            // Another plate is told why.
            changed.put("motivo", "Mal leída");
        }
        Response answer = admin().body(changed).put(location);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat((String) answer.path(register.freeField())).isEqualTo("Ñandú cambiado");
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        assertThat(admin().get(location).asString()).isEqualTo(answer.asString());

        assertThat(admin().delete(location).statusCode()).isEqualTo(204);
        Problems.of(admin().get(location), 404, "not-found");
        Problems.of(admin().delete(location), 404, "not-found");
        Problems.of(admin().body(changed).put(location), 404, "not-found");
    }

    @ParameterizedTest
    @EnumSource
    void two_people_do_not_overwrite_each_other(Register register) {
        Map<String, Object> body = valid(register);
        String path =
                register.path() + "/" + admin().body(body).post(register.path()).path("id");
        assertThat(admin().header("If-Match", "\"1\"").body(body).put(path).statusCode())
                .isEqualTo(200);
        Problems.of(admin().header("If-Match", "\"1\"").body(body).put(path), 412, "version-changed");
        Problems.of(admin().header("If-Match", "\"1\"").delete(path), 412, "version-changed");
        assertThat(admin().header("If-Match", "W/\"2\"").body(body).put(path).statusCode())
                .isEqualTo(200);
        assertThat(admin().header("If-Match", "*").body(body).put(path).statusCode())
                .isEqualTo(200);
        assertThat(Problems.fields(
                        admin().header("If-Match", "\"x\"").body(body).put(path)))
                .containsExactly("If-Match");
        assertThat(Problems.fields(admin().header("If-Match", "\"1\", \"2\"").delete(path)))
                .containsExactly("If-Match");
        assertThat(admin().header("If-Match", "\"4\"").delete(path).statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource
    void a_unique_value_is_taken_in_any_writing(Register register) {
        Map<String, Object> body = valid(register);
        admin().body(body).post(register.path()).then().statusCode(201);
        Problems.of(admin().body(body).post(register.path()), 409, register.taken);
        Map<String, Object> other = valid(register);
        String otherPath = register.path() + "/"
                + admin().body(other).post(register.path()).path("id");
        other.put(
                register.uniqueField,
                " " + String.valueOf(body.get(register.uniqueField)).toUpperCase(java.util.Locale.ROOT));
        Problems.of(admin().body(other).post(register.path()), 409, register.taken);
        Problems.of(admin().body(other).put(otherPath), 409, register.taken);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_missing_or_wrong_is_named(Register register) {
        Map<String, Object> body = valid(register);
        for (String field : java.util.List.of(register.uniqueField, register.freeField())) {
            for (Object bad : new Object[] {"", "  ", 7, true, java.util.List.of(), "x".repeat(501), "a\u0000b"}) {
                Map<String, Object> wrong = new HashMap<>(body);
                wrong.put(field, bad);
                assertThat(Problems.fields(admin().body(wrong).post(register.path())))
                        .as("%s %s", field, bad)
                        .containsExactly(field);
            }
            Map<String, Object> without = new HashMap<>(body);
            without.remove(field);
            assertThat(Problems.fields(admin().body(without).post(register.path())))
                    .containsExactly(field);
        }
        assertThat(Problems.fields(admin().body("{}").post(register.path()))).hasSizeGreaterThan(1);
        Problems.of(admin().body("{").post(register.path()), 400, "unreadable-json");
    }

    private RequestSpecification admin() {
        return api.administrator();
    }

    private Map<String, Object> valid(Register register) {
        return new HashMap<>(
                switch (register) {
                    case PERSONAS ->
                        Map.of("nombre", "Ana Álvarez", "correo_electronico", Api.unique("ana") + "@example.com");
                    case VEHICULOS ->
                        Map.of(
                                "placa_patente",
                                Api.unique("REG"),
                                "marca",
                                "Fiat",
                                "color",
                                "rojo",
                                "persona_id",
                                api.person(Api.unique("duena") + "@example.com"));
                    case POLICIAS -> Map.of("nombre", "Luz Ortiz", "numero_unico", Api.unique("leg-"));
                    case INFRACCIONES ->
                        Map.of(
                                "codigo",
                                Api.unique("inf-"),
                                "descripcion",
                                "Algo",
                                "unidades_fijas",
                                12.5,
                                "puntos",
                                2);
                });
    }
}
