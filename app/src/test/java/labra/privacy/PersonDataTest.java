package labra.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import labra.Api;
import labra.access.Role;
import labra.contract.FineJson;
import labra.platform.Database;
import labra.postgres.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A person takes their data away, has them corrected, or has them end; two decide, and nothing is left behind.
@QuarkusTest
class PersonDataTest {
    @Inject
    Api api;

    @Inject
    Database database;

    private String email = "";
    private int person;
    private String asker = "";

    @BeforeEach
    void somebody_of_long_ago() throws SQLException {
        email = Api.unique("titular-de-datos") + "@example.com";
        person = api.person(email);
        asker = Api.signIn("usuario", api.account(Role.SUPERVISOR));
        Superuser.run("UPDATE person SET created_at = now() - interval '9 years' WHERE id = " + person);
    }

    @Test
    void all_that_is_held_is_in_one_file_for_programs_and_on_paper() {
        String fine = fine("2019-05-01T10:00:00-03:00");
        Response data = Api.as(asker).accept("*/*").get("/admin/datos/" + person + "/descarga/json");
        assertThat(data.statusCode()).isEqualTo(200);
        assertThat(data.header("Content-Disposition")).contains("datos-" + person + ".json");
        assertThat(data.<String>path("person[0].email")).isEqualTo(email);
        assertThat(data.<String>path("fine[0].id")).isEqualTo(fine);
        assertThat(data.<List<Object>>path("vehicle")).hasSize(1);
        assertThat(data.<List<Object>>path("audit")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(data.asString()).doesNotContain("password_hash", "officer_id");
        Response paper = Api.as(asker).accept("*/*").get("/admin/datos/" + person + "/descarga/pdf");
        assertThat(paper.statusCode()).isEqualTo(200);
        assertThat(paper.asByteArray()).startsWith('%', 'P', 'D', 'F');
        assertThat(count("SELECT count(*) FROM security_event WHERE kind = 'EXPORTED' AND facts ->> 'what' = 'datos'"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_person_ends_by_two_and_is_nowhere_afterwards() throws SQLException {
        String fine = fine("2019-05-01T10:00:00-03:00");
        Superuser.run(
                "INSERT INTO notice (kind, role, fine_id, person_id, recipient, language, state, sent_at, facts, proof) SELECT 'LEGAL', 'OWNER', '"
                        + fine + "', " + person + ", '" + email + "', 'es', 'SENT', now(), '{\"nombre\": \"" + email
                        + "\"}', '" + email + "'",
                "INSERT INTO notice_attempt (notice_id, error) SELECT id, 'no such user " + email
                        + "' FROM notice WHERE person_id = " + person);
        assertThat(places(email)).isNotEmpty();
        assertThat(ask(asker, "suprimir", Map.of("motivo", "Lo pide la persona"))
                        .statusCode())
                .isEqualTo(303);
        String request = request();
        assertThat(decide(asker, request, true, true).statusCode()).isEqualTo(403);
        Response sure = decide(api.administratorToken(), request, true, false);
        assertThat(sure.statusCode()).isEqualTo(200);
        assertThat(sure.asString()).contains("No se puede deshacer");
        assertThat(places(email)).isNotEmpty();
        assertThat(decide(api.administratorToken(), request, true, true).statusCode())
                .isEqualTo(303);
        assertThat(places(email)).isEmpty();
        assertThat(api.administrator().get("/personas/" + person).<String>path("nombre"))
                .isEqualTo("Persona suprimida");
        assertThat(api.administrator().get("/multas/" + fine).statusCode()).isEqualTo(200);
        assertThat(api.administrator()
                        .get("/personas?correo_electronico=" + email)
                        .<List<Object>>path("items"))
                .isNullOrEmpty();
        assertThat(Api.as(api.tokenOf(Role.AUDITOR))
                        .accept("text/html")
                        .get("/admin/auditoria?tipo=person&registro=" + person)
                        .asString())
                .contains("Olvidado")
                .doesNotContain(email);
        assertThat(decide(api.administratorToken(), request, true, true).statusCode())
                .isEqualTo(303);
        assertThat(count("SELECT count(*) FROM audit WHERE action = 'FORGET' AND subject_id = '" + person + "'"))
                .isEqualTo(1);
    }

    @Test
    void who_asked_does_not_decide_and_may_withdraw() {
        String admin = Api.signIn("usuario", api.account(Role.ADMINISTRATOR));
        ask(admin, "suprimir", Map.of("motivo", "Lo pide la persona"));
        decide(admin, request(), true, true);
        assertThat(count("SELECT count(*) FROM privacy_request WHERE decided_at IS NULL AND person_id = " + person))
                .isEqualTo(1);
        decide(admin, request(), false, false);
        assertThat(count("SELECT count(*) FROM privacy_request WHERE NOT confirmed AND person_id = " + person))
                .isEqualTo(1);
        assertThat(places(email)).isNotEmpty();
    }

    @Test
    void what_the_town_has_to_keep_is_kept() {
        fine(LocalDate.now().minusYears(1) + "T10:00:00Z");
        Response refused = ask(asker, "suprimir", Map.of("motivo", "Lo pide la persona"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("se conservan hasta");
        Response english = Api.as(asker)
                .accept("text/html")
                .header("Accept-Language", "en")
                .contentType("application/x-www-form-urlencoded")
                .formParams(Map.of("motivo", "Asked"))
                .post("/admin/datos/" + person + "/suprimir");
        assertThat(english.asString()).contains("they are kept until");
    }

    @Test
    void a_correction_by_two_loses_the_former_values() {
        String right = Api.unique("bien-escrita") + "@example.com";
        assertThat(ask(
                                asker,
                                "corregir",
                                Map.of("nombre", "Bien Escrita", "correo_electronico", right, "motivo", "Mal"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(ask(asker, "corregir", Map.of("nombre", "Otra", "correo_electronico", right, "motivo", "Mal"))
                        .statusCode())
                .isEqualTo(409);
        decide(api.administratorToken(), request(), true, true);
        assertThat(api.administrator().get("/personas/" + person).<String>path("correo_electronico"))
                .isEqualTo(right);
        assertThat(places(email)).isEmpty();
        assertThat(count("SELECT count(*) FROM privacy_request WHERE name IS NOT NULL AND person_id = " + person))
                .isZero();
    }

    @Test
    void the_values_of_a_refused_correction_are_lost() {
        String wrong = Api.unique("nunca-fue") + "@example.com";
        ask(asker, "corregir", Map.of("nombre", "Nunca", "correo_electronico", wrong, "motivo", "Mal"));
        assertThat(places(wrong)).isNotEmpty();
        decide(api.administratorToken(), request(), false, false);
        assertThat(places(wrong)).isEmpty();
        assertThat(places(email)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "corregir,motivo,''",
        "corregir,correo_electronico,nada",
        "corregir,nombre,''",
        "suprimir,motivo,''",
        "suprimir,motivo,LONG"
    })
    void what_is_asked_wants_a_reason_and_good_values(String what, String field, String value) {
        Map<String, String> form =
                new HashMap<>(Map.of("nombre", "Buena", "correo_electronico", "buena@example.com", "motivo", "Pedido"));
        form.put(field, value.equals("LONG") ? "x".repeat(501) : value);
        assertThat(ask(asker, what, form).statusCode()).isEqualTo(422);
        assertThat(count("SELECT count(*) FROM privacy_request WHERE person_id = " + person))
                .isZero();
    }

    @Test
    void an_address_of_somebody_else_is_refused_when_it_is_decided() {
        String taken = Api.unique("ocupada") + "@example.com";
        api.person(taken);
        ask(asker, "corregir", Map.of("nombre", "Otra", "correo_electronico", taken, "motivo", "Mal"));
        decide(api.administratorToken(), request(), true, true);
        assertThat(api.administrator().get("/personas/" + person).<String>path("correo_electronico"))
                .isEqualTo(email);
        assertThat(count("SELECT count(*) FROM privacy_request WHERE decided_at IS NULL AND person_id = " + person))
                .isEqualTo(1);
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (String path : List.of(
                "/admin/datos/999999999",
                "/admin/datos/999999999/descarga/json",
                "/admin/datos/x/descarga/pdf",
                "/admin/datos/99999999999999999999")) {
            assertThat(Api.as(asker).accept("text/html").get(path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(decide(api.administratorToken(), "999999999", true, true).statusCode())
                .isEqualTo(404);
        assertThat(decide(api.administratorToken(), "x", false, true).statusCode())
                .isEqualTo(404);
    }

    private String fine(String moment) {
        return Api.as(api.officerToken())
                .body(FineJson.of(api.plateOf(person))
                        .with("timestamp", "\"" + moment + "\"")
                        .toString())
                .post("/cargar_infraccion")
                .path("multa.id");
    }

    private Response ask(String token, String what, Map<String, String> form) {
        return post(token, "/admin/datos/" + person + "/" + what, form);
    }

    private static Response decide(String token, String request, boolean confirmed, boolean sure) {
        return post(
                token,
                "/admin/datos/pedidos/" + request + (confirmed ? "/confirmar" : "/rechazar"),
                sure ? Map.of("seguro", "si") : Map.of());
    }

    private static Response post(String token, String path, Map<String, String> form) {
        return Api.as(token)
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded")
                .redirects()
                .follow(false)
                .formParams(form)
                .post(path);
    }

    private String request() {
        return database.read(
                handle -> handle.createQuery("SELECT max(id)::text FROM privacy_request WHERE person_id = ?")
                        .bind(0, person)
                        .mapTo(String.class)
                        .one());
    }

    /// The tables that hold a text anywhere.
    private List<String> places(String text) {
        return database.read(handle -> handle
                .createQuery(
                        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1")
                .mapTo(String.class)
                .list()
                .stream()
                .filter(table -> !table.equals("flyway_schema_history"))
                .filter(table -> handle.createQuery("SELECT EXISTS (SELECT FROM \"" + table
                                + "\" AS held WHERE strpos(lower(held::text), lower(:text)) > 0)")
                        .bind("text", text)
                        .mapTo(Boolean.class)
                        .one())
                .toList());
    }

    private long count(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
