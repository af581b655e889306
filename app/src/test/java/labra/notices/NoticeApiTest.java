package labra.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import labra.Api;
import labra.notices.SmtpStandIn.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Staff see every notice, its mail and its errors, and ask for another try.
@QuarkusTest
class NoticeApiTest {
    @Inject
    Mailing mailing;

    @Inject
    Api api;

    private final SmtpStandIn server = new SmtpStandIn();

    @BeforeEach
    void startAfresh() {
        mailing.forgetWhatWaits();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_sent_notice_shows_its_mail_as_it_was() {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        mailing.drain(Mailing.settings(server.port()));
        int id = api.administrator()
                .get("/avisos?multa_id=" + fine)
                .then()
                .statusCode(200)
                .body("elementos", hasSize(1))
                .body("elementos[0].estado", equalTo("ENVIADO"))
                .body("elementos[0].tipo", equalTo("CORTESIA"))
                .body("elementos[0].correo", nullValue())
                .extract()
                .path("elementos[0].id");
        mailing.sql("UPDATE fine SET comments = 'cambiado' WHERE id = ?", fine);
        api.administrator()
                .get("/avisos/" + id)
                .then()
                .statusCode(200)
                .body("correo_electronico", equalTo(owner.email()))
                .body("constancia", containsString("250 2.0.0 taken"))
                .body("enviado_en", notNullValue())
                .body("intentos", equalTo(1))
                .body("correo.tal_como_se_envio", equalTo(true))
                .body("correo.texto", containsString("Cruzó en rojo"))
                .body("correo.html", containsString(owner.plate()))
                .body("correo.html", not(containsString("preferencias?t=")));
        api.administrator().post("/avisos/" + id + "/reintentar").then().statusCode(409);
    }

    @Test
    void a_failed_notice_shows_its_errors_and_is_tried_again() {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        server.faults.add(Fault.BUSY);
        mailing.drain(Mailing.settings(server.port(), "attempts", "1"));
        int id = api.administrator()
                .get("/avisos?estado=ABANDONADO&persona_id=" + owner.id())
                .then()
                .body("elementos", hasSize(1))
                .body("elementos[0].ultimo_error", containsString("451"))
                .extract()
                .path("elementos[0].id");
        api.administrator()
                .get("/avisos/" + id)
                .then()
                .body("intentos_fallidos", hasSize(1))
                .body("intentos_fallidos[0].error", containsString("451"))
                .body("correo.tal_como_se_envio", equalTo(false))
                .body("correo.asunto", containsString(owner.plate()));
        Api.as(api.officerToken()).post("/avisos/" + id + "/reintentar").then().statusCode(403);
        api.administrator()
                .post("/avisos/" + id + "/reintentar")
                .then()
                .statusCode(200)
                .body("estado", equalTo("PENDIENTE"))
                .body("intentos", equalTo(0));
        assertThat(mailing.one(
                        String.class,
                        "SELECT actor FROM audit WHERE subject = 'notice' AND subject_id = ? ORDER BY id DESC LIMIT 1",
                        Integer.toString(id)))
                .isEqualTo("account:admin");
        mailing.drain(Mailing.settings(server.port()));
        assertThat(mailing.state(fine)).isEqualTo("SENT");
    }

    @Test
    void many_are_tried_again_by_filter() {
        Mailing.Owner owner = mailing.owner();
        Mailing.Owner other = mailing.owner();
        for (int i = 0; i < 3; i++) {
            mailing.fine(owner);
        }
        UUID kept = mailing.fine(other);
        server.faults.addAll(List.of(Fault.BUSY, Fault.BUSY, Fault.BUSY, Fault.BUSY));
        mailing.drain(Mailing.settings(server.port(), "attempts", "1"));
        api.administrator()
                .body(Map.of("estado", "ABANDONADO", "persona_id", owner.id()))
                .post("/avisos/reintentar")
                .then()
                .statusCode(200)
                .body("reintentados", equalTo(3));
        mailing.drain(Mailing.settings(server.port()));
        assertThat(server.takenFor(owner.email())).hasSize(3);
        assertThat(mailing.state(kept)).isEqualTo("GIVEN_UP");
        api.administrator()
                .body(Map.of("estado", "otro"))
                .post("/avisos/reintentar")
                .then()
                .statusCode(400)
                .body("errores[0].campo", equalTo("estado"));
    }

    @Test
    void the_list_is_paged_newest_first() {
        Mailing.Owner owner = mailing.owner();
        String token = api.officerToken();
        for (int i = 0; i < 5; i++) {
            mailing.fine(token, owner.plate(), "pagina " + i);
        }
        mailing.drain(Mailing.settings(server.port()));
        String path = "/avisos?limite=3&persona_id=" + owner.id();
        List<Integer> first = api.administrator().get(path).then().extract().path("elementos.id");
        String next = api.administrator().get(path).then().extract().path("siguiente");
        List<Integer> second = api.administrator()
                .get(path + "&cursor=" + next)
                .then()
                .extract()
                .path("elementos.id");
        assertThat(first).hasSize(3).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        api.administrator()
                .get("/avisos?estado=X&multa_id=1&orden=texto")
                .then()
                .statusCode(400)
                .body("errores.campo", contains("estado", "multa_id", "orden"));
    }

    @Test
    void the_summary_counts_what_waits() {
        Mailing.Owner owner = mailing.owner();
        mailing.fine(owner);
        api.administrator()
                .get("/avisos/resumen")
                .then()
                .statusCode(200)
                .body("multas_en_cola", greaterThanOrEqualTo(1))
                .body("por_estado.PENDIENTE", equalTo(0));
        mailing.drain(Mailing.settings(server.port()));
        api.administrator()
                .get("/avisos/resumen")
                .then()
                .body("multas_en_cola", equalTo(0))
                .body("enviados_ultimo_dia", greaterThanOrEqualTo(1));
        Api.anonymous().get("/avisos/resumen").then().statusCode(401);
        Api.anonymous().get("/avisos").then().statusCode(401);
        api.administrator().get("/avisos/999999999").then().statusCode(404);
        api.administrator().get("/avisos/abc").then().statusCode(404);
        api.administrator().post("/avisos/999999999/reintentar").then().statusCode(404);
    }

    @Test
    void with_a_person_goes_what_their_notices_say() {
        Mailing.Owner owner = mailing.owner();
        UUID fine = mailing.fine(owner);
        mailing.drain(Mailing.settings(server.port()));
        int id = (int) (long) mailing.one(Long.class, "SELECT id FROM notice WHERE fine_id = ?", fine);
        mailing.sql("DELETE FROM fine WHERE id = ?", fine);
        mailing.sql("DELETE FROM vehicle WHERE person_id = ?", owner.id());
        mailing.sql("DELETE FROM person WHERE id = ?", owner.id());
        api.administrator()
                .get("/avisos/" + id)
                .then()
                .statusCode(200)
                .body("estado", equalTo("ENVIADO"))
                .body("correo_electronico", nullValue())
                .body("correo", nullValue());
    }
}
