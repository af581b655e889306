package labra.proceedings;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import labra.Api;
import labra.access.Role;
import labra.casefile.Rebuild;
import labra.casefile.TownLaw;
import labra.contract.FineJson;
import labra.contract.Problems;
import labra.platform.Actor;
import labra.platform.Database;
import labra.prices.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What staff tell of a fine's life over HTTP: facts are kept, acts are guarded, amounts come of the catalogue.
@QuarkusTest
class LifeApiTest {
    /// Also when today ends meanwhile.
    private static final LocalDate TO_COME =
            LocalDate.now(ZoneId.of("America/Argentina/Buenos_Aires")).plusDays(2);

    @Inject
    Api api;

    @Inject
    Catalogue catalogue;

    @Inject
    Database database;

    @Inject
    TownLaw law;

    private String fine = "";

    @BeforeEach
    void a_fine_with_a_price() {
        fine = catalogue.fine(api.plate(), catalogue.priced("1896", "2026-01-01"), "2026-03-01T12:00:00-03:00");
    }

    @Test
    void a_fine_that_nothing_was_told_of_is_issued_and_has_no_row() {
        assertThat(life().<String>path("publico.estado")).isEqualTo("LABRADA");
        assertThat(life().<Integer>path("seq")).isZero();
        assertThat(events()).as("the intake writes nothing of a life").isZero();
    }

    @Test
    void who_validates_a_fine_charges_what_the_catalogue_says() {
        assertThat(act("VALIDACION", "2026-03-05").<String>path("importe")).isEqualTo("284400.00");
        assertThat(life().<String>path("cuenta.saldo")).isEqualTo("284400.00");
        assertThat(life().<String>path("ejes.acta")).isEqualTo("VALIDADA");
        assertThat(api.administrator().get("/multas/" + fine).<String>path("estado"))
                .isEqualTo("VALIDADA");
        refused("YA_VALIDADA", act("VALIDACION", "2026-03-06"));
        assertThat(life().<Integer>path("seq")).as("a refused act is kept too").isEqualTo(2);
    }

    @Test
    void a_fine_without_a_price_is_not_validated_to_an_amount() {
        fine = catalogue.fine(api.plate(), catalogue.offence(), "2026-03-01T12:00:00-03:00");
        Problems.of(act("VALIDACION", "2026-03-05"), 409, "no-amount");
        assertThat(api.administrator().get("/multas/" + fine).<String>path("estado"))
                .isEqualTo("LABRADA");
        assertThat(events()).isZero();
    }

    @Test
    void a_fact_is_kept_with_what_is_odd_about_it() {
        Response told = tell(api.administrator(), "hechos", Map.of("tipo", "DESCARGO", "el", "2026-03-05"));
        assertThat(told.statusCode()).as(told.asString()).isEqualTo(200);
        assertThat(told.<String>path("veredicto")).isEqualTo("CON_MOTIVO");
        assertThat(told.<String>path("motivos[0]")).isEqualTo("DESCARGO_ANTES_DE_NOTIFICAR");
        assertThat(told.<String>path("registrado_por")).isEqualTo("admin");
        assertThat(life().<String>path("publico.estado")).isEqualTo("CON_RECURSO");
    }

    @Test
    void an_act_that_the_law_forbids_is_refused_in_the_callers_language() {
        act("VALIDACION", "2026-03-05");
        refused("APREMIO_SIN_FIRMEZA", act("APREMIO", "2026-03-06"));
        Response english = tell(
                api.administrator().header("Accept-Language", "en"),
                "actos",
                Map.of("tipo", "APREMIO", "el", "2026-03-06"));
        assertThat(english.<String>path("detail")).isEqualTo("Only a final fine goes to collection.");
    }

    @Test
    void a_sentence_stays_within_the_range_of_its_offence() {
        act("VALIDACION", "2026-03-05");
        Problems.of(sentence(1001), 422, "outside-of-range");
        assertThat(sentence(1000).<String>path("importe")).isEqualTo("1896000.00");
        assertThat(life().<String>path("cuenta.saldo")).isEqualTo("1896000.00");
    }

    @Test
    void every_mistake_is_told_at_once() {
        assertThat(Problems.fields(tell(api.administrator(), "hechos", Map.of())))
                .containsExactlyInAnyOrder("tipo", "el");
        assertThat(Problems.fields(
                        tell(api.administrator(), "hechos", Map.of("tipo", "NOTIFICACION", "el", TO_COME.toString()))))
                .containsExactlyInAnyOrder("el", "prueba");
        assertThat(Problems.fields(
                        tell(api.administrator(), "hechos", Map.of("tipo", "PAGO", "el", "2026-03-05", "id", "x"))))
                .containsExactlyInAnyOrder("tipo", "id");
        assertThat(Problems.fields(tell(
                        api.administrator(), "hechos", Map.of("tipo", "HITO", "el", "2026-03-05", "hito", "ABSUELTA"))))
                .containsExactly("hito");
        assertThat(Problems.fields(tell(api.administrator(), "hechos", Map.of("tipo", "DESCARGO", "el", "2026-02-28"))))
                .containsExactly("el");
        assertThat(events()).isZero();
    }

    @Test
    void what_is_told_twice_happened_once() {
        Map<String, Object> fact = Map.of("id", UUID.randomUUID().toString(), "tipo", "DESCARGO", "el", "2026-03-05");
        tell(api.administrator(), "hechos", fact).then().statusCode(200);
        tell(api.administrator(), "hechos", fact).then().statusCode(200);
        assertThat(events()).isEqualTo(1);
        Map<String, Object> other = Map.of("id", fact.get("id"), "tipo", "DESCARGO", "el", "2026-03-06");
        Problems.of(tell(api.administrator(), "hechos", other), 409, "id-with-other-body");
        Problems.of(
                tell(api.administrator(), "hechos", Map.of("tipo", "DESCARGO", "el", "2026-03-05", "seq", 0)),
                412,
                "version-changed");
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void operators_tell_facts_and_decide_nothing() {
        RequestSpecification operator = Api.as(api.tokenOf(Role.OPERATOR));
        tell(operator, "hechos", Map.of("tipo", "DESCARGO", "el", "2026-03-05"))
                .then()
                .statusCode(200);
        Problems.of(tell(operator, "actos", Map.of("tipo", "VALIDACION", "el", "2026-03-05")), 403, "forbidden");
        Problems.of(
                tell(operator, "hechos", Map.of("tipo", "RESULTADO", "el", "2026-03-05", "a_favor", true)),
                403,
                "forbidden");
        Problems.of(
                tell(Api.as(api.tokenOf(Role.AUDITOR)), "hechos", Map.of("tipo", "DESCARGO", "el", "2026-03-05")),
                403,
                "forbidden");
    }

    @Test
    void who_annuls_a_fine_takes_what_it_owed_off_the_books() {
        act("VALIDACION", "2026-03-05");
        api.administrator().body(Map.of("motivo", "Placa mal leída")).post("/multas/" + fine + "/anulacion");
        Api.as(api.tokenOf(Role.SUPERVISOR))
                .post("/multas/" + fine + "/anulacion/confirmar")
                .then()
                .statusCode(200);
        assertThat(life().<String>path("publico.estado")).isEqualTo("ANULADA");
        assertThat(life().<String>path("cuenta.saldo")).isEqualTo("0.00");
        Problems.of(act("ENVIO", "2026-03-06"), 409, "already-voided");
        tell(api.administrator(), "hechos", Map.of("tipo", "DESCARGO", "el", "2026-03-06"))
                .then()
                .statusCode(200);
    }

    @Test
    void what_was_told_is_derived_again_the_same() {
        act("VALIDACION", "2026-03-05");
        tell(api.administrator(), "hechos", Map.of("tipo", "NOTIFICACION", "el", "2026-03-10", "prueba", "Acuse 9"))
                .then()
                .statusCode(200);
        assertThat(life().<String>path("hechos[1].prueba")).isEqualTo("Acuse 9");
        Rebuild.Outcome outcome =
                database.write(new Actor("test", "127.0.0.1"), handle -> Rebuild.all(handle, law.now(handle)));
        assertThat(outcome.isSound()).as("%s", outcome).isTrue();
    }

    @Test
    void what_is_not_there_has_no_life() {
        Problems.of(api.administrator().get("/multas/" + UUID.randomUUID() + "/vida"), 404, "not-found");
        Problems.of(api.administrator().get("/multas/1/vida"), 404, "not-found");
    }

    @Test
    void the_intake_writes_nothing_of_a_life() {
        String before = counts();
        Api.as(api.officerToken())
                .body(FineJson.of(api.plate()).toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200);
        assertThat(counts()).isEqualTo(before);
    }

    private static void refused(String reason, Response answer) {
        Problems.of(answer, 409, "act-refused");
        assertThat(answer.<String>path("motivo")).isEqualTo(reason);
    }

    private Response life() {
        return api.administrator().get("/multas/" + fine + "/vida");
    }

    private Response act(String kind, String day) {
        return tell(api.administrator(), "actos", Map.of("tipo", kind, "el", day));
    }

    private Response sentence(int units) {
        return tell(
                api.administrator(),
                "actos",
                Map.of("tipo", "SENTENCIA", "el", "2026-03-20", "a_favor", false, "unidades", units));
    }

    private Response tell(RequestSpecification somebody, String what, Map<String, ?> told) {
        return somebody.body(told).post("/multas/" + fine + "/" + what);
    }

    private int events() {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM fine_event WHERE fine_id = ?::uuid")
                .bind(0, fine)
                .mapTo(Integer.class)
                .one());
    }

    private String counts() {
        return database.read(
                handle -> handle.createQuery("""
                        SELECT (SELECT count(*) FROM fine_event) || ' ' || (SELECT count(*) FROM fine_life)
                               || ' ' || (SELECT count(*) FROM journal)""").mapTo(String.class).one());
    }
}
