package labra.fines.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import labra.Api;
import labra.access.Role;
import labra.contract.FineJson;
import labra.platform.Actor;
import labra.platform.Database;
import labra.postgres.Superuser;
import labra.prices.Catalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Something is done to many fines for one reason, goes on by itself, and is taken back where nothing followed.
@QuarkusTest
class BulksTest {
    private static final Actor TEST = new Actor("test", "127.0.0.1");

    @Inject
    Api api;

    @Inject
    Catalogue catalogue;

    @Inject
    Database database;

    @Test
    void each_fine_is_validated_for_the_reason_or_left_out_with_its_own() {
        String plate = api.plate();
        String whole = fine(plate, "Belgrano 100");
        String lacking = fine(plate, null);
        long bulk = bulk("validate", Map.of("motivo", "Turno de noche"), whole, lacking);
        assertThat(states(bulk)).containsExactly("DONE", "REFUSED ACTA_INCOMPLETE");
        assertThat(status(whole)).isEqualTo("VALIDADA");
        assertThat(status(lacking)).isEqualTo("LABRADA");
        assertThat(reason(whole)).isEqualTo("Turno de noche");
        assertThat(actor(whole)).isEqualTo("account:admin");
        assertThat(page("/admin/lotes/" + bulk)).contains("El acta no dice todo lo que debe", "Turno de noche");
        long again = bulk("validate", Map.of("motivo", "Así", "incompletas", "true"), whole, lacking);
        assertThat(states(again)).containsExactly("REFUSED STATUS_FORBIDS", "DONE");
    }

    @Test
    void a_validation_that_is_taken_back_owes_nothing_and_can_be_done_again() {
        String fine = priced();
        long bulk = bulk("validate", Map.of("motivo", "Lote", "incompletas", "true"), fine);
        assertThat(states(bulk)).containsExactly("DONE");
        assertThat(balance(fine)).isEqualTo("284400.00");
        undo(bulk, "Eran de otro turno");
        assertThat(states(bulk)).containsExactly("UNDONE");
        assertThat(status(fine)).isEqualTo("LABRADA");
        assertThat(reason(fine)).isEqualTo("Eran de otro turno");
        assertThat(balance(fine)).isEqualTo("0.00");
        assertThat(api.administrator().get("/multas/" + fine + "/vida").<List<String>>path("hechos.tipo"))
                .contains("VALIDACION", "VALIDACION_REVERTIDA");
        assertThat(states(bulk("validate", Map.of("motivo", "Ahora sí", "incompletas", "true"), fine)))
                .containsExactly("DONE");
        assertThat(balance(fine)).isEqualTo("284400.00");
    }

    @Test
    void a_fine_that_something_followed_on_stays_and_is_named() {
        String told = priced();
        String asked = priced();
        String corrected = priced();
        String free = priced();
        long bulk = bulk("validate", Map.of("motivo", "Lote", "incompletas", "true"), told, asked, corrected, free);
        api.administrator()
                .body(Map.of("tipo", "NOTIFICACION", "el", "2026-03-05", "prueba", "Acuse 9"))
                .post("/multas/" + told + "/hechos")
                .then()
                .statusCode(200);
        api.administrator()
                .body(Map.of("motivo", "Se cargó dos veces"))
                .post("/multas/" + asked + "/anulacion")
                .then()
                .statusCode(202);
        write("UPDATE fine SET comments = 'Otra', version = version + 1 WHERE id = ?::uuid", corrected);
        undo(bulk, "Error");
        assertThat(states(bulk))
                .containsExactly(
                        "KEPT SOMETHING_FOLLOWED", "KEPT SOMETHING_FOLLOWED", "KEPT SOMETHING_FOLLOWED", "UNDONE");
        assertThat(status(told)).isEqualTo("VALIDADA");
        assertThat(status(free)).isEqualTo("LABRADA");
        assertThat(page("/admin/lotes/" + bulk)).contains("no se deshizo", told);
    }

    @Test
    void after_ten_minutes_nothing_is_taken_back() {
        String fine = fine(api.plate(), "Belgrano 100");
        long bulk = bulk("validate", Map.of("motivo", "Lote"), fine);
        assertThat(page("/admin/lotes/" + bulk)).contains("Deshacer el lote");
        write("UPDATE bulk SET finished_at = now() - interval '10 minutes 1 second' WHERE id = ?::bigint", bulk);
        assertThat(page("/admin/lotes/" + bulk)).doesNotContain("Deshacer el lote");
        undo(bulk, "Tarde");
        assertThat(states(bulk)).containsExactly("DONE");
        assertThat(status(fine)).isEqualTo("VALIDADA");
    }

    @Test
    void offence_and_place_are_corrected_and_come_back_as_each_was() {
        String code = catalogue.offence();
        String plate = api.plate();
        String here = fine(plate, "Belgrano 100");
        String nowhere = fine(plate, null);
        String before = api.administrator().get("/multas/" + here).path("infraccion");
        assertThat(before).isNotEqualTo(code);
        long bulk = bulk(
                "correct",
                Map.of("motivo", "Mal el cartel", "infraccion", code, "lugar", "San Martín 7"),
                here,
                nowhere);
        assertThat(states(bulk)).containsExactly("DONE", "DONE");
        assertThat(api.administrator().get("/multas/" + here).<String>path("infraccion"))
                .isEqualTo(code);
        assertThat(api.administrator().get("/multas/" + nowhere).<String>path("lugar"))
                .isEqualTo("San Martín 7");
        assertThat(states(bulk("correct", Map.of("motivo", "Otra vez", "infraccion", code), here)))
                .containsExactly("REFUSED ALREADY_SO");
        undo(bulk, "Estaba bien");
        assertThat(api.administrator().get("/multas/" + here).<String>path("lugar"))
                .isEqualTo("Belgrano 100");
        assertThat(api.administrator().get("/multas/" + here).<String>path("infraccion"))
                .isEqualTo(before);
        assertThat(api.administrator().get("/multas/" + nowhere).<String>path("infraccion"))
                .isNull();
        assertThat(api.administrator().get("/multas/" + nowhere).<String>path("lugar"))
                .isNull();
    }

    @Test
    void fines_are_assigned_and_go_back_to_whoever_had_them() {
        String fine = fine(api.plate(), null);
        String first = id(api.account(Role.OPERATOR));
        String second = id(api.account(Role.SUPERVISOR));
        bulk("assign", Map.of("motivo", "Guardia", "cuenta", first), fine);
        long bulk = bulk("assign", Map.of("motivo", "Relevo", "cuenta", second), fine);
        assertThat(taker(fine)).isEqualTo(second);
        assertThat(page("/admin/multas?tomada_por=" + second)).contains(fine);
        assertThat(page("/admin/multas?tomada_por=" + first)).doesNotContain(fine);
        undo(bulk, "Sigue la primera");
        assertThat(taker(fine)).isEqualTo(first);
    }

    @Test
    void what_does_not_fit_is_told_before_anything_begins() {
        String fine = fine(api.plate(), null);
        String auditor = id(api.account(Role.AUDITOR));
        assertThat(ask("validate", Map.of("seguro", "si"), fine).statusCode()).isEqualTo(422);
        assertThat(ask("correct", Map.of("seguro", "si", "motivo", "x"), fine).statusCode())
                .isEqualTo(422);
        assertThat(ask("correct", Map.of("seguro", "si", "motivo", "x", "infraccion", "NINGUNA"), fine)
                        .statusCode())
                .isEqualTo(422);
        assertThat(ask("assign", Map.of("seguro", "si", "motivo", "x", "cuenta", auditor), fine)
                        .statusCode())
                .isEqualTo(422);
        assertThat(ask("nothing", Map.of("seguro", "si", "motivo", "x"), fine).statusCode())
                .isEqualTo(404);
        assertThat(post(api.tokenOf(Role.OPERATOR), "validate", Map.of("seguro", "si", "motivo", "x"), fine)
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(api.tokenOf(Role.AUDITOR), "assign", Map.of("seguro", "si", "motivo", "x"), fine)
                        .statusCode())
                .isEqualTo(403);
        assertThat(status(fine)).isEqualTo("LABRADA");
    }

    @Test
    void a_long_one_goes_on_after_its_page_was_answered() {
        String plate = api.plate();
        String[] fines = IntStream.range(0, 60)
                .mapToObj(_ -> fine(plate, "Belgrano 100"))
                .toArray(String[]::new);
        long bulk = bulk("validate", Map.of("motivo", "Muchas"), fines);
        assertThat(states(bulk)).hasSize(60).containsOnly("DONE");
    }

    /// As a copy of the application left it that died: begun, with no one at work on it.
    @Test
    void one_that_nobody_works_on_is_taken_up() {
        String fine = fine(api.plate(), "Belgrano 100");
        long bulk = database.write(TEST, handle -> {
            Bulks bulks = handle.attach(Bulks.class);
            long begun = bulks.begin(
                    new Bulk.Wanted(Bulk.Action.VALIDATE, "Retomado", false, null, null, null),
                    "account:admin",
                    new UUID[] {UUID.fromString(fine)});
            assertThat(bulks.count(begun).waiting()).isEqualTo(1);
            return begun;
        });
        assertThat(over(bulk)).isTrue();
        assertThat(status(fine)).isEqualTo("VALIDADA");
        assertThat(actor(fine)).isEqualTo("account:admin");
    }

    /// It alone is left out, wherever it stands.
    @Test
    void one_that_breaks_holds_up_no_other() throws SQLException {
        String plate = api.plate();
        String broken = fine(plate, "Belgrano 100");
        Superuser.run(
                "CREATE FUNCTION break_it() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''broken''; END'",
                "CREATE TRIGGER break_it BEFORE UPDATE ON fine FOR EACH ROW WHEN (NEW.id = '" + broken
                        + "') EXECUTE FUNCTION break_it()");
        try {
            long bulk = bulk(
                    "validate",
                    Map.of("motivo", "Lote"),
                    fine(plate, "Belgrano 100"),
                    broken,
                    fine(plate, "Belgrano 100"));
            assertThat(states(bulk)).containsExactly("DONE", "REFUSED INTERNAL", "DONE");
            assertThat(status(broken)).isEqualTo("LABRADA");
            assertThat(page("/admin/lotes/" + bulk)).contains(broken);
        } finally {
            Superuser.run("DROP TRIGGER break_it ON fine", "DROP FUNCTION break_it()");
        }
    }

    private boolean over(long bulk) {
        for (int tries = 0; tries < 200; tries++) {
            if (!database.read(Bulks.class, bulks -> bulks.find(bulk))
                    .orElseThrow()
                    .running()) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return false;
    }

    private String fine(String plate, @Nullable String place) {
        FineJson json = FineJson.of(plate).with("comentarios", "\"Prueba\"");
        if (place != null) {
            json.with("lugar", "\"" + place + "\"").with("infraccion", "\"" + catalogue.offence() + "\"");
        }
        return Api.as(api.officerToken())
                .body(json.toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200)
                .extract()
                .path("multa.id");
    }

    private String priced() {
        return catalogue.fine(api.plate(), catalogue.priced("1896", "2026-01-01"), "2026-03-01T12:00:00-03:00");
    }

    private long bulk(String action, Map<String, String> values, String... fines) {
        Map<String, String> sure = new HashMap<>(values);
        sure.put("seguro", "si");
        Response answer = ask(action, sure, fines);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        long bulk = Long.parseLong(answer.header("Location").replaceAll(".*/", ""));
        assertThat(over(bulk)).isTrue();
        return bulk;
    }

    private Response ask(String action, Map<String, String> values, String... fines) {
        return post(api.administratorToken(), action, values, fines);
    }

    private static Response post(String token, String action, Map<String, String> values, String... fines) {
        return Api.as(token)
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .redirects()
                .follow(false)
                .formParam("accion", action)
                .formParam("id", List.of(fines))
                .formParams(values)
                .post("/admin/multas/lote");
    }

    private void undo(long bulk, String reason) {
        Api.as(api.administratorToken())
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .redirects()
                .follow(false)
                .formParam("motivo", reason)
                .post("/admin/lotes/" + bulk + "/deshacer")
                .then()
                .statusCode(303);
        assertThat(over(bulk)).isTrue();
    }

    private String page(String path) {
        return Api.as(api.administratorToken()).accept("text/html").get(path).asString();
    }

    private List<String> states(long bulk) {
        return rows(
                "SELECT rtrim(state || ' ' || coalesce(problem, '')) FROM bulk_fine WHERE bulk_id = ?::bigint ORDER BY position",
                bulk);
    }

    private String status(String fine) {
        return api.administrator().get("/multas/" + fine).path("estado");
    }

    private String balance(String fine) {
        return api.administrator().get("/multas/" + fine + "/vida").path("cuenta.saldo");
    }

    private String reason(String fine) {
        return rows("SELECT reason FROM correction WHERE fine_id = ?::uuid ORDER BY version DESC LIMIT 1", fine)
                .getFirst();
    }

    private String actor(String fine) {
        return rows(
                        "SELECT actor FROM audit WHERE subject = 'fine' AND subject_id = ? AND action = 'UPDATE' ORDER BY id DESC LIMIT 1",
                        fine)
                .getFirst();
    }

    private String taker(String fine) {
        return rows("SELECT account_id::text FROM fine_taken WHERE fine_id = ?::uuid", fine)
                .getFirst();
    }

    private String id(String account) {
        return rows("SELECT id::text FROM account WHERE username = ?", account).getFirst();
    }

    private List<String> rows(String sql, Object value) {
        return database.read(handle ->
                handle.createQuery(sql).bind(0, value).mapTo(String.class).list());
    }

    private void write(String sql, Object value) {
        database.write(TEST, handle -> handle.execute(sql, value));
    }
}
