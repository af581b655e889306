package labra.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import labra.Api;
import labra.access.Role;
import labra.casefile.Rebuild;
import labra.casefile.TownLaw;
import labra.contract.Problems;
import labra.platform.Actor;
import labra.platform.Database;
import labra.prices.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Money that comes to the desk: one tells of it, another confirms it, and nothing is lost or counted twice.
@QuarkusTest
class PaymentsTest {
    @Inject
    Api api;

    @Inject
    Catalogue catalogue;

    @Inject
    Database database;

    @Inject
    TownLaw law;

    private String fine = "";
    private String clerk = "";
    private String supervisor = "";

    @BeforeEach
    void a_fine_of_284400() {
        fine = catalogue.fine(api.plate(), catalogue.priced("1896", "2026-01-01"), "2026-03-01T12:00:00-03:00");
        clerk = api.tokenOf(Role.OPERATOR);
        supervisor = api.tokenOf(Role.SUPERVISOR);
        validate();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("America/Argentina/Buenos_Aires"));
    }

    @Test
    void it_is_in_the_books_when_somebody_else_confirms_it() {
        Response told = told("284400.00", "R-" + fine);
        assertThat(told.statusCode()).as(told.asString()).isEqualTo(202);
        assertThat(told.<String>path("estado")).isEqualTo("ESPERA");
        assertThat(told.<String>path("dejaria_saldo")).isEqualTo("0.00");
        assertThat(account("pagado")).as("nothing yet").isEqualTo("0.00");
        Response confirmed = confirmed(told);
        assertThat(confirmed.<String>path("estado")).isEqualTo("CONFIRMADO");
        assertThat(account("pagado")).isEqualTo("284400.00");
        assertThat(account("saldo")).isEqualTo("0.00");
        assertThat(life().<String>path("publico.estado")).isEqualTo("PAGADA");
        assertThat(life().<String>path("hechos[1].comprobante")).isEqualTo("R-" + fine);
        assertThat(life().<String>path("hechos[1].medio")).isEqualTo("EFECTIVO");
        assertThat(posted("caja")).isEqualByComparingTo("284400.00");
        sound();
    }

    @Test
    void nobody_confirms_what_they_told_themselves() {
        Response told = told(Api.as(supervisor), "284400.00", "R-" + fine);
        Problems.of(decide(supervisor, told, "confirmar"), 409, "second-person");
        assertThat(account("pagado")).isEqualTo("0.00");
        Problems.of(decide(clerk, told, "confirmar"), 403, "forbidden");
        decide(api.administratorToken(), told, "confirmar").then().statusCode(200);
        Problems.of(decide(api.administratorToken(), told, "confirmar"), 409, "already-decided");
        assertThat(account("pagado")).isEqualTo("284400.00");
    }

    @Test
    void the_database_refuses_one_person_twice_whoever_asks() {
        String payment = told("1.00", "R-" + fine).path("id");
        assertThatThrownBy(() -> change("""
                        UPDATE payment SET state = 'CONFIRMADO', decided_by = recorded_by, decided_at = now() WHERE event_id = ?::uuid
                        """, payment)).hasStackTraceContaining("payment_needs_two");
        decide(supervisor, payment, "confirmar").then().statusCode(200);
        assertThatThrownBy(() -> change("UPDATE payment SET amount = 2 WHERE event_id = ?::uuid", payment))
                .hasStackTraceContaining("never changed");
        assertThatThrownBy(() -> change("DELETE FROM payment WHERE event_id = ?::uuid", payment))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void it_is_refused_with_a_reason_and_its_receipt_is_free_again() {
        Response told = told("284400.00", "R-" + fine);
        assertThat(Problems.fields(decide(supervisor, told, "rechazar", Map.of())))
                .containsExactly("motivo");
        Response refused = decide(supervisor, told, "rechazar", Map.of("motivo", "El recibo es de otra multa"));
        assertThat(refused.<String>path("estado")).isEqualTo("RECHAZADO");
        assertThat(refused.<String>path("rechazo")).isEqualTo("El recibo es de otra multa");
        assertThat(account("pagado")).isEqualTo("0.00");
        Problems.of(decide(api.administratorToken(), told, "confirmar"), 409, "already-decided");
        assertThat(told("284400.00", "R-" + fine).statusCode()).isEqualTo(202);
    }

    @Test
    void who_told_it_withdraws_it_and_nobody_without_the_right_refuses_anothers() {
        Response told = told("284400.00", "R-" + fine);
        Problems.of(
                decide(api.tokenOf(Role.OPERATOR), told, "rechazar", Map.of("motivo", "No es mío")), 403, "forbidden");
        decide(clerk, told, "rechazar", Map.of("motivo", "Me equivoqué")).then().statusCode(200);
    }

    @Test
    void a_receipt_pays_once() {
        String receipt = "r-" + fine;
        told("100.00", receipt).then().statusCode(202);
        String other = catalogue.fine(api.plate(), catalogue.offence(), "2026-03-01T12:00:00-03:00");
        Map<String, Object> problem = Problems.of(
                Api.as(clerk)
                        .body(written("100.00", receipt.toUpperCase(java.util.Locale.ROOT)))
                        .post("/multas/" + other + "/pagos"),
                409,
                "receipt-taken");
        assertThat(problem.get("detail")).asString().contains(fine);
        Map<String, Object> transfer = written("100.00", receipt);
        transfer.put("medio", "TRANSFERENCIA");
        Api.as(clerk).body(transfer).post("/multas/" + other + "/pagos").then().statusCode(202);
    }

    @Test
    void sent_again_it_is_the_same_payment() {
        Map<String, Object> body = written("100.00", "R-" + fine);
        body.put("id", UUID.randomUUID().toString());
        List<CompletableFuture<Response>> sent = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> Api.as(clerk).body(body).post("/multas/" + fine + "/pagos")))
                .toList();
        sent.forEach(one -> one.join().then().statusCode(202));
        assertThat(api.administrator()
                        .get("/multas/" + fine + "/pagos")
                        .jsonPath()
                        .getList("id"))
                .containsExactly(body.get("id"));
        body.put("importe", "200.00");
        Problems.of(Api.as(clerk).body(body).post("/multas/" + fine + "/pagos"), 409, "id-with-other-body");
    }

    @Test
    void two_who_confirm_at_once_confirm_it_once() {
        Response told = told("100.00", "R-" + fine);
        List<CompletableFuture<Response>> both = IntStream.range(0, 4)
                .mapToObj(i -> i % 2 == 0 ? supervisor : api.administratorToken())
                .map(token -> CompletableFuture.supplyAsync(() -> decide(token, told, "confirmar")))
                .toList();
        assertThat(both.stream().map(one -> one.join().statusCode()).sorted()).containsExactly(200, 409, 409, 409);
        assertThat(account("pagado")).isEqualTo("100.00");
    }

    @Test
    void too_little_and_too_much_are_kept_and_said() {
        Response part = told("100000", "R1-" + fine);
        assertThat(part.<List<String>>path("motivos")).containsExactly("PAGO_PARCIAL");
        assertThat(part.<String>path("dejaria_saldo")).isEqualTo("184400.00");
        confirmed(part);
        Response more = told("200000", "R2-" + fine);
        assertThat(more.<List<String>>path("motivos")).containsExactly("PAGO_EN_EXCESO");
        assertThat(more.<String>path("dejaria_a_favor")).isEqualTo("15600.00");
        confirmed(more);
        Response again = told("50", "R3-" + fine);
        assertThat(again.<List<String>>path("motivos")).containsExactly("PAGO_DUPLICADO");
        confirmed(again);
        assertThat(account("pagado")).isEqualTo("300050.00");
        assertThat(account("saldo")).isEqualTo("0.00");
        assertThat(account("saldo_a_favor")).isEqualTo("15650.00");
        sound();
    }

    @Test
    void what_is_paid_of_an_annulled_fine_is_owed_to_who_paid() {
        api.administrator().body(Map.of("motivo", "Placa mal leída")).post("/multas/" + fine + "/anulacion");
        Api.as(supervisor)
                .post("/multas/" + fine + "/anulacion/confirmar")
                .then()
                .statusCode(200);
        Response told = told("500.00", today(), "R-" + fine);
        assertThat(told.<List<String>>path("motivos")).containsExactly("PAGO_DE_MULTA_ANULADA");
        confirmed(told);
        assertThat(life().<String>path("publico.estado")).isEqualTo("ANULADA");
        assertThat(account("saldo_a_favor")).isEqualTo("500.00");
        sound();
    }

    @Test
    void what_came_before_the_fine_was_validated_settles_it_when_it_is() {
        fine = catalogue.fine(api.plate(), catalogue.priced("10", "2026-01-01"), "2026-03-01T12:00:00-03:00");
        Response told = told("1500.00", LocalDate.of(2026, 3, 4), "R-" + fine);
        assertThat(told.<List<String>>path("motivos")).containsExactly("PAGO_SIN_VALIDAR");
        confirmed(told);
        assertThat(account("saldo_a_favor")).isEqualTo("1500.00");
        validate();
        assertThat(account("saldo")).isEqualTo("0.00");
        assertThat(account("saldo_a_favor")).isEqualTo("0.00");
        assertThat(life().<String>path("publico.estado")).isEqualTo("PAGADA");
        sound();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "142200|142200.00",
                "142200.5|142200.50",
                "142.200,50|142200.50",
                "142,200.50|142200.50",
                "1.142.200|1142200.00",
                "0,01|0.01",
                " 7 |7.00"
            })
    void an_amount_is_read_as_people_write_it(String written, String meant) {
        assertThat(told(written, "R-" + fine + written).<String>path("importe")).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "142.200",
                "142,200",
                "1.001",
                "0",
                "-5",
                "0.00",
                "1000000000",
                "99999999999999999999",
                "1e9",
                "NaN",
                "",
                "ARS 5",
                "1.2.3",
                "1..2",
                "٣",
                "142.20.500",
                "5,"
            })
    void what_is_no_amount_is_refused_and_nothing_is_kept(String written) {
        assertThat(Problems.fields(told(written, "R-" + fine))).containsExactly("importe");
        assertThat(api.administrator()
                        .get("/multas/" + fine + "/pagos")
                        .jsonPath()
                        .getList("id"))
                .isEmpty();
    }

    @Test
    void every_mistake_is_told_at_once() {
        assertThat(Problems.fields(Api.as(clerk).body("{}").post("/multas/" + fine + "/pagos")))
                .containsExactlyInAnyOrder("importe", "el", "medio", "comprobante");
        Map<String, Object> body = written("1e400", " ");
        body.putAll(Map.of("el", today().plusDays(2).toString(), "moneda", "USD", "medio", "ORO", "id", "x"));
        assertThat(Problems.fields(Api.as(clerk).body(body).post("/multas/" + fine + "/pagos")))
                .containsExactlyInAnyOrder("importe", "el", "moneda", "medio", "id", "comprobante");
        Map<String, Object> numbers = written("1", "R");
        numbers.put("importe", new BigDecimal("1.001"));
        assertThat(Problems.fields(Api.as(clerk).body(numbers).post("/multas/" + fine + "/pagos")))
                .containsExactly("importe");
        assertThat(Problems.fields(told("1.00", LocalDate.of(2026, 2, 28), "R")))
                .containsExactly("el");
        Problems.of(
                Api.as(clerk).body(written("1.00", "R")).post("/multas/" + UUID.randomUUID() + "/pagos"),
                404,
                "not-found");
        Problems.of(decide(supervisor, UUID.randomUUID().toString(), "confirmar"), 404, "not-found");
    }

    @Test
    void a_reversal_wants_two_and_takes_the_payment_out_of_the_books() {
        Response told = told("284400.00", "R-" + fine);
        Problems.of(decide(clerk, told, "reversion", Map.of("motivo", "x")), 409, "payment-not-confirmed");
        confirmed(told);
        assertThat(Problems.fields(decide(clerk, told, "reversion", Map.of()))).containsExactly("motivo");
        Map<String, String> why = Map.of("motivo", "El banco devolvió el cheque");
        Response asked = decide(supervisor, told, "reversion", why);
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        Problems.of(decide(clerk, told, "reversion", why), 409, "reversal-asked");
        Problems.of(decide(supervisor, told, "reversion/confirmar"), 409, "second-person");
        assertThat(account("pagado")).as("nothing yet").isEqualTo("284400.00");
        Response reversed = decide(api.administratorToken(), told, "reversion/confirmar");
        assertThat(reversed.<String>path("estado")).as(reversed.asString()).isEqualTo("REVERTIDO");
        assertThat(account("pagado")).isEqualTo("0.00");
        assertThat(account("saldo")).isEqualTo("284400.00");
        assertThat(posted("caja")).as("a mirror entry of its own").isEqualByComparingTo("0");
        assertThat(life().<String>path("hechos[1].veredicto")).isEqualTo("RECHAZADO");
        assertThat(life().<List<String>>path("hechos[1].motivos")).containsExactly("PAGO_REVERTIDO");
        assertThat(life().<String>path("hechos[2].porque")).isEqualTo("El banco devolvió el cheque");
        assertThat(told("284400.00", "R-" + fine).statusCode())
                .as("the receipt is free again")
                .isEqualTo(202);
        sound();
    }

    @Test
    void a_reversal_that_is_refused_leaves_the_payment() {
        Response told = told("284400.00", "R-" + fine);
        confirmed(told);
        decide(clerk, told, "reversion", Map.of("motivo", "Creo que no")).then().statusCode(202);
        Response refused = decide(supervisor, told, "reversion/rechazar", Map.of("motivo", "Está acreditado"));
        assertThat(refused.<String>path("estado")).isEqualTo("CONFIRMADO");
        assertThat(refused.<String>path("reversion.rechazo")).isEqualTo("Está acreditado");
        assertThat(account("pagado")).isEqualTo("284400.00");
        Problems.of(decide(supervisor, told, "reversion/confirmar"), 409, "already-decided");
    }

    @Test
    void what_waits_is_listed_and_everything_is_audited() {
        String payment = told("284400.00", "R-" + fine).path("id");
        assertThat(Api.as(api.tokenOf(Role.AUDITOR)).get("/pagos").jsonPath().getList("id"))
                .contains(payment);
        Problems.of(Api.as(api.officerToken()).get("/pagos"), 403, "forbidden");
        Problems.of(Api.anonymous().get("/pagos"), 401, "unauthenticated");
        decide(supervisor, payment, "confirmar").then().statusCode(200);
        assertThat(Api.as(clerk).get("/pagos").jsonPath().getList("id")).doesNotContain(payment);
        List<String> actions = database.read(handle ->
                handle.createQuery("""
                                SELECT a.action FROM audit a JOIN payment p ON p.id::text = a.subject_id
                                WHERE a.subject = 'payment' AND p.event_id = ?::uuid ORDER BY a.at
                                """).bind(0, payment).mapTo(String.class).list());
        assertThat(actions).containsExactly("INSERT", "UPDATE");
    }

    private void validate() {
        api.administrator()
                .body(Map.of("tipo", "VALIDACION", "el", "2026-03-05"))
                .post("/multas/" + fine + "/actos")
                .then()
                .statusCode(200);
    }

    private Response told(String amount, String receipt) {
        return told(Api.as(clerk), amount, receipt);
    }

    private Response told(RequestSpecification somebody, String amount, String receipt) {
        return somebody.body(written(amount, receipt)).post("/multas/" + fine + "/pagos");
    }

    private Response told(String amount, LocalDate day, String receipt) {
        Map<String, Object> body = written(amount, receipt);
        body.put("el", day.toString());
        return Api.as(clerk).body(body).post("/multas/" + fine + "/pagos");
    }

    private static Map<String, Object> written(String amount, String receipt) {
        return new HashMap<>(
                Map.of("importe", amount, "el", "2026-03-06", "medio", "EFECTIVO", "comprobante", receipt));
    }

    private Response confirmed(Response told) {
        Response confirmed = decide(supervisor, told, "confirmar");
        assertThat(confirmed.statusCode()).as(confirmed.asString()).isEqualTo(200);
        return confirmed;
    }

    private static Response decide(String token, Response told, String what) {
        return decide(token, told.<String>path("id"), what);
    }

    private static Response decide(String token, String payment, String what) {
        return Api.as(token).post("/pagos/" + payment + "/" + what);
    }

    private static Response decide(String token, Response told, String what, Map<String, String> body) {
        return Api.as(token).body(body).post("/pagos/" + told.path("id") + "/" + what);
    }

    private Response life() {
        return api.administrator().get("/multas/" + fine + "/vida");
    }

    private String account(String sum) {
        return life().path("cuenta." + sum);
    }

    private BigDecimal posted(String account) {
        return database.read(handle -> handle.createQuery(
                        "SELECT coalesce(sum(amount), 0) FROM posting WHERE fine_id = ?::uuid AND account = ?")
                .bind(0, fine)
                .bind(1, account)
                .mapTo(BigDecimal.class)
                .one());
    }

    private void change(String statement, String id) {
        database.write(new Actor("test", "127.0.0.1"), handle -> handle.execute(statement, id));
    }

    /// What is kept and what the events come to agree.
    private void sound() {
        Rebuild.Outcome outcome =
                database.write(new Actor("test", "127.0.0.1"), handle -> Rebuild.all(handle, law.now(handle)));
        assertThat(outcome.isSound()).as("%s", outcome).isTrue();
    }
}
