package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import labra.Api;
import labra.access.Role;
import labra.platform.Database;
import labra.postgres.Superuser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A fine is annulled and moved to another plate by two people, for a reason; only a draft of today is deleted.
@QuarkusTest
class TwoPeopleTest {
    @Inject
    Api api;

    @Inject
    Database database;

    private String plate = "";
    private String path = "";
    private String supervisor = "";

    @BeforeEach
    void fine() {
        plate = api.plate();
        path = "/multas/"
                + Api.as(api.officerToken())
                        .body(FineJson.of(plate).toString())
                        .post("/cargar_infraccion")
                        .path("multa.id");
        supervisor = api.tokenOf(Role.SUPERVISOR);
    }

    @Test
    void an_officers_fine_is_not_deleted_by_anybody() {
        for (RequestSpecification somebody : List.of(api.administrator(), Api.as(supervisor))) {
            assertThat(Problems.of(somebody.delete(path), 409, "fine-is-annulled")
                            .get("detail"))
                    .asString()
                    .contains("POST " + path + "/anulacion");
        }
        api.administrator().get(path).then().statusCode(200);
    }

    @Test
    void one_asks_to_annul_and_another_confirms() {
        Problems.of(api.administrator().get(path + "/anulacion"), 404, "not-found");
        assertThat(Problems.fields(api.administrator().body("{}").post(path + "/anulacion")))
                .containsExactly("motivo");
        Response asked = ask(api.administrator());
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        assertThat(asked.jsonPath().getMap("$"))
                .containsEntry("estado", "PEDIDA")
                .containsEntry("tipo", "ANULACION")
                .containsEntry("pedida_por", "admin");
        Problems.of(ask(Api.as(supervisor)), 409, "already-asked");
        Problems.of(api.administrator().post(path + "/anulacion/confirmar"), 409, "second-person");
        assertThat(status()).isEqualTo("LABRADA");
        Response confirmed = Api.as(supervisor).post(path + "/anulacion/confirmar");
        assertThat((String) confirmed.path("estado")).as(confirmed.asString()).isEqualTo("CONFIRMADA");
        assertThat(status()).isEqualTo("ANULADA");
        Problems.of(api.administrator().post(path + "/anulacion/rechazar"), 409, "already-decided");
        Problems.of(ask(api.administrator()), 409, "already-voided");
    }

    @Test
    void a_request_is_refused_or_withdrawn() {
        ask(api.administrator());
        Response withdrawn = api.administrator().post(path + "/anulacion/rechazar");
        assertThat((String) withdrawn.path("estado")).isEqualTo("RECHAZADA");
        assertThat(status()).isEqualTo("LABRADA");
        assertThat(ask(api.administrator()).statusCode()).isEqualTo(202);
    }

    @Test
    void plate_moment_and_offence_change_for_a_reason_alone() {
        String other = api.plate();
        for (FineJson change : List.of(
                FineJson.of(other),
                FineJson.of(plate).with("timestamp", "\"2024-05-10T14:31:00Z\""),
                FineJson.of(plate).with("infraccion", "\"" + offence() + "\""))) {
            assertThat(Problems.fields(
                            api.administrator().body(change.toString()).put(path)))
                    .containsExactly("motivo");
        }
        Response corrected = put(FineJson.of(plate).with("timestamp", "\"2024-05-10T14:31:00Z\""));
        assertThat(corrected.statusCode()).as(corrected.asString()).isEqualTo(200);
        assertThat(count("SELECT count(*) FROM correction WHERE reason = 'Así fue' AND fine_id::text = ?", id()))
                .isEqualTo(1);
    }

    @Test
    void a_change_of_plate_waits_for_somebody_else() {
        String other = api.plate();
        Response asked = put(FineJson.of(other).with("lugar", "\"Mitre\""));
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        assertThat(asked.jsonPath().getMap("$"))
                .containsEntry("tipo", "CORRECCION")
                .containsEntry("placa_patente", other);
        assertThat((String) api.administrator().get(path).path("placa_patente")).isEqualTo(plate);
        Problems.of(api.administrator().post(path + "/anulacion/confirmar"), 409, "second-person");
        Api.as(supervisor).post(path + "/anulacion/confirmar").then().statusCode(200);
        Response moved = api.administrator().get(path);
        assertThat((String) moved.path("placa_patente")).isEqualTo(other);
        assertThat((String) moved.path("lugar")).isEqualTo("Mitre");
        assertThat((String) moved.path("estado")).isEqualTo("LABRADA");
    }

    @Test
    void who_decides_names_the_request_once_there_was_more_than_one() {
        put(FineJson.of(api.plate()));
        Api.as(supervisor).post(path + "/anulacion/rechazar").then().statusCode(200);
        int second = put(FineJson.of(api.plate())).path("id");
        assertThat(Problems.fields(Api.as(supervisor).post(path + "/anulacion/confirmar")))
                .containsExactly("pedido");
        Problems.of(
                Api.as(supervisor).post(path + "/anulacion/confirmar?pedido=" + (second - 1)), 409, "already-decided");
        assertThat((String) api.administrator().get(path).path("placa_patente")).isEqualTo(plate);
        Api.as(supervisor)
                .post(path + "/anulacion/confirmar?pedido=" + second)
                .then()
                .statusCode(200);
    }

    @Test
    void a_change_of_plate_is_of_the_fine_as_it_was_asked() {
        put(FineJson.of(api.plate()));
        assertThat(put(FineJson.of(plate).with("comentarios", "\"Meanwhile\"")).statusCode())
                .isEqualTo(200);
        Problems.of(Api.as(supervisor).post(path + "/anulacion/confirmar"), 412, "version-changed");
        assertThat((String) api.administrator().get(path).path("placa_patente")).isEqualTo(plate);
        Api.as(supervisor).post(path + "/anulacion/rechazar").then().statusCode(200);
    }

    @Test
    void a_draft_of_today_is_deleted_by_who_typed_it_in_and_its_id_is_not_used_again() {
        String id = draft("account:admin", "now()");
        Problems.of(Api.as(supervisor).delete("/multas/" + id), 409, "fine-is-annulled");
        Problems.of(api.administrator().header("If-Match", "\"7\"").delete("/multas/" + id), 412, "version-changed");
        api.administrator().delete("/multas/" + id).then().statusCode(204);
        Problems.of(api.administrator().delete("/multas/" + id), 404, "not-found");
        assertThat(count(
                        "SELECT count(*) FROM fine_tombstone WHERE deleted_by = 'account:admin' AND fine_id::text = ?",
                        id))
                .isEqualTo(1);
        String again = FineJson.of(plate).with("id", "\"" + id + "\"").toString();
        Problems.of(Api.as(api.officerToken()).body(again).post("/cargar_infraccion"), 409, "fine-was-deleted");
        Response batch = Api.as(api.officerToken())
                .body("[" + again + "," + FineJson.of(plate) + "]")
                .post("/multas/lote");
        assertThat(batch.jsonPath().getList("resultados.resultado")).containsExactly("rechazada", "registrada");
    }

    @Test
    void a_draft_of_yesterday_is_a_fine() {
        String id = draft("account:admin", "now() - interval '1 day'");
        Problems.of(api.administrator().delete("/multas/" + id), 409, "fine-is-annulled");
    }

    /// A fine that the office typed in, by that account, at that moment; its id.
    private String draft(String actor, String moment) {
        String id = Api.as(api.officerToken())
                .body(FineJson.of(plate).with("comentarios", "\"Borrador\"").toString())
                .post("/cargar_infraccion")
                .path("multa.id");
        try (Connection superuser = Superuser.connection();
                PreparedStatement fine = superuser.prepareStatement("""
                        UPDATE fine SET source = 'OFFICE', received_at = %s WHERE id = ?::uuid
                        """.formatted(moment));
                PreparedStatement trail = superuser.prepareStatement("""
                        INSERT INTO audit (at, actor, action, subject, subject_ids)
                        VALUES (%s, ?, 'INSERT', 'fine', ARRAY[?::uuid])
                        """.formatted(moment))) {
            superuser.setAutoCommit(false);
            fine.setString(1, id);
            fine.execute();
            trail.setString(1, actor);
            trail.setString(2, id);
            trail.execute();
            superuser.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    private String offence() {
        String code = Api.unique("MOT-");
        api.administrator().body(Map.of("codigo", code, "descripcion", "Algo")).post("/infracciones");
        return code;
    }

    private Response put(FineJson fine) {
        return api.administrator()
                .body(fine.with("motivo", "\"Así fue\"").toString())
                .put(path);
    }

    private Response ask(RequestSpecification somebody) {
        return somebody.body(Map.of("motivo", "Placa mal leída")).post(path + "/anulacion");
    }

    private String id() {
        return path.substring("/multas/".length());
    }

    private String status() {
        return api.administrator().get(path).path("estado");
    }

    private long count(String sql, String id) {
        return database.read(
                handle -> handle.createQuery(sql).bind(0, id).mapTo(Long.class).one());
    }
}
