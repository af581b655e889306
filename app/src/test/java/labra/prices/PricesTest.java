package labra.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import labra.Api;
import labra.access.Role;
import labra.contract.Problems;
import labra.platform.Actor;
import labra.platform.Database;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a fine owes follows from the rows that counted on its own days, wherever people look, and stays.
@QuarkusTest
class PricesTest {
    private static final ZoneId TOWN = ZoneId.of("America/Argentina/Buenos_Aires");

    @Inject
    Api api;

    @Inject
    Catalogue catalogue;

    @Inject
    Database database;

    private String email = "";
    private int person;
    private String plate = "";

    @BeforeEach
    void somebody_with_a_vehicle() {
        email = Api.unique("importe") + "@example.com";
        person = api.person(email);
        plate = api.plateOf(person);
    }

    @Test
    void the_same_units_owe_what_the_unit_was_worth_on_the_day_of_the_fact() {
        String code = catalogue.offence();
        String unit = catalogue.unit();
        catalogue.approve("versiones", catalogue.proposeVersion(code, unit, "2026-01-01"));
        catalogue.approve("unidades", catalogue.proposeValue(unit, "1807", "2026-01-01", "2026-02-28"));
        catalogue.approve("unidades", catalogue.proposeValue(unit, "1896", "2026-03-01", ""));
        catalogue.fine(plate, code, "2026-02-28T23:59:59-03:00");
        catalogue.fine(plate, code, "2026-03-01T00:00:00-03:00");
        Response report = report();
        assertThat(report.jsonPath().getList("importe", String.class)).containsExactly("284400.00", "271050.00");
        assertThat(report.jsonPath().getList("moneda", String.class)).containsOnly("ARS");
        assertThat(report.asString()).doesNotContain("sin_importe");
    }

    @Test
    void where_nothing_can_be_told_it_is_said_why() {
        String code = catalogue.offence();
        catalogue.fine(plate, code, "2026-03-01T12:00:00-03:00");
        assertThat((String) report().path("[0].sin_importe")).startsWith("sin importe: ");
        assertThat((String) Api.anonymous()
                        .header("Accept-Language", "en")
                        .queryParam("email", email)
                        .get("/generar_informe")
                        .path("[0].sin_importe"))
                .startsWith("no amount: ");
        String unit = catalogue.unit();
        catalogue.approve("versiones", catalogue.proposeVersion(code, unit, "2026-01-01"));
        assertThat((String) report().path("[0].sin_importe"))
                .isEqualTo("sin importe: la unidad no tenía valor ese día");
        assertThat(report().jsonPath().getMap("[0]")).doesNotContainKey("importe");
    }

    @Test
    void what_one_proposes_counts_when_another_approves_it() {
        String code = catalogue.offence();
        String unit = catalogue.unit();
        catalogue.fine(plate, code, "2026-03-01T12:00:00-03:00");
        catalogue.approve("unidades", catalogue.proposeValue(unit, "10", "2026-01-01", ""));
        long version = catalogue.proposeVersion(code, unit, "2026-01-01");
        assertThat(report().asString()).contains("sin_importe");
        catalogue.approveOneself("versiones", version);
        assertThat(report().asString()).contains("sin_importe");
        assertThat(page("/admin/propuestas")).contains(code);
        catalogue.approve("versiones", version);
        assertThat((String) report().path("[0].importe")).isEqualTo("1500.00");
        assertThat(page("/admin/propuestas")).doesNotContain(code);
    }

    @Test
    void a_new_price_changes_no_fine_of_days_that_passed() {
        String code = catalogue.offence();
        String unit = catalogue.unit();
        catalogue.approve("versiones", catalogue.proposeVersion(code, unit, "2026-01-01"));
        catalogue.approve("unidades", catalogue.proposeValue(unit, "100", "2026-01-01", ""));
        catalogue.fine(plate, code, "2026-03-01T12:00:00-03:00");
        String later = LocalDate.now(TOWN).plusDays(2).toString();
        for (String from :
                new String[] {"2025-12-01", "2026-02-01", LocalDate.now(TOWN).toString()}) {
            catalogue.approve("unidades", catalogue.proposeValue(unit, "999", from, ""));
            catalogue.approve("versiones", catalogue.proposeVersion(code, unit, from));
            assertThat((String) report().path("[0].importe")).as(from).isEqualTo("15000.00");
        }
        catalogue.approve("unidades", catalogue.proposeValue(unit, "200", later, ""));
        assertThat((String) report().path("[0].importe")).isEqualTo("15000.00");
        assertThat(page("/admin/precios/cuanto?infraccion=" + code + "&cometida=" + later + "&dia=" + later))
                .contains("30.000,00");
        assertThatThrownBy(() -> change("UPDATE unit_value SET amount = 1 WHERE unit = ?", unit))
                .hasStackTraceContaining("never changed");
        assertThatThrownBy(() -> change("DELETE FROM unit_value WHERE unit = ? AND approved_by IS NOT NULL", unit))
                .hasStackTraceContaining("never changed");
    }

    @Test
    void what_was_approved_for_a_day_that_passed_is_not_ended_before_it() {
        String unit = catalogue.unit();
        catalogue.approve("unidades", catalogue.proposeValue(unit, "100", "2026-01-01", ""));
        assertThatThrownBy(() -> change(
                        "UPDATE unit_value SET valid = daterange(lower(valid), '2026-03-01') WHERE unit = ?", unit))
                .hasStackTraceContaining("days that passed");
    }

    @Test
    void an_offence_with_versions_is_not_deleted() {
        String code = catalogue.priced("10", "2026-01-01");
        long id = catalogue.number("SELECT id FROM offence WHERE code = ?", code);
        Problems.of(api.administrator().delete("/infracciones/" + id), 409, "offence-has-versions");
    }

    @Test
    void it_stands_in_the_register_its_lists_and_its_exports() {
        String code = catalogue.priced("1896", "2026-01-01");
        String fine = catalogue.fine(plate, code, "2026-03-01T12:00:00-03:00");
        assertThat((String) api.administrator().get("/multas/" + fine).path("importe"))
                .isEqualTo("284400.00");
        assertThat((String) api.administrator().get("/multas?placa=" + plate).path("elementos[0].importe"))
                .isEqualTo("284400.00");
        assertThat(page("/admin/multas/" + fine)).contains("284.400,00");
        assertThat(page("/admin/multas?q=" + plate)).contains("284.400,00");
        assertThat(page("/admin/informe/" + person)).contains("284.400,00");
        assertThat(page("/admin/multas/exportar?placa=" + plate))
                .contains("284400,00")
                .contains("Importe con descuento");
    }

    @Test
    void it_stands_on_paper() throws IOException {
        catalogue.fine(plate, catalogue.priced("1896", "2026-01-01"), "2026-03-01T12:00:00-03:00");
        byte[] pdf =
                api.administrator().get("/admin/informe/" + person + "/pdf").asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("284.400,00");
        }
    }

    @Test
    void a_discount_is_told_with_its_last_day_or_its_term() {
        String code = catalogue.priced("1896", "2019-01-01");
        catalogue.approve("reglas", rule("NOTIFICADA", "2019-05-10"));
        catalogue.approve("reglas", rule("HECHO", "2019-05-12"));
        catalogue.fine(plate, code, "2019-05-10T12:00:00-03:00");
        catalogue.fine(plate, code, "2019-05-12T12:00:00-03:00");
        Map<String, Object> untold = report().jsonPath().getMap("[1]");
        assertThat(untold)
                .containsEntry("importe_con_descuento", "142200.00")
                .containsEntry("descuento_plazo", "30.000 días corridos desde la notificación")
                .doesNotContainKey("descuento_hasta");
        assertThat(report().jsonPath().getMap("[0]"))
                .containsEntry("importe_con_descuento", "142200.00")
                .containsEntry("descuento_hasta", "2101-07-01");
        String why = page("/admin/precios/cuanto?infraccion=" + code
                + "&cometida=2019-05-10&dia=2026-01-01&notificada=2019-06-01");
        assertThat(why).contains("142.200,00", "Ordenanza 1, art. 2", "Boletín 7", "ACA La Plata", "Ley de prueba");
    }

    @Test
    void a_discount_counts_from_the_notification_and_what_was_paid_and_is_left_is_told() {
        String code = catalogue.priced("1896", "2019-01-01");
        catalogue.approve("reglas", rule("NOTIFICADA", "2019-05-14"));
        String fine = catalogue.fine(plate, code, "2019-05-14T12:00:00-03:00");
        assertThat(report().jsonPath().getMap("[0]"))
                .containsEntry("saldo", "284400.00")
                .containsEntry("pagado", "0.00")
                .doesNotContainKeys("descuento_hasta", "situacion", "saldo_a_favor");
        tell(fine, "hechos", Map.of("tipo", "NOTIFICACION", "el", "2019-06-01", "prueba", "Acuse 1"));
        assertThat(report().jsonPath().getMap("[0]"))
                .containsEntry("importe_con_descuento", "142200.00")
                .containsEntry(
                        "descuento_hasta",
                        LocalDate.of(2019, 6, 1).plusDays(30_000).toString());
        tell(fine, "actos", Map.of("tipo", "VALIDACION", "el", "2019-05-20"));
        paid(fine, "100000");
        assertThat(report().jsonPath().getMap("[0]"))
                .containsEntry("importe", "284400.00")
                .containsEntry("pagado", "100000.00")
                .containsEntry("saldo", "184400.00")
                .containsEntry("importe_con_descuento", "42200.00")
                .containsEntry("situacion", "CON_DESCUENTO");
        paid(fine, "42300");
        assertThat(report().jsonPath().getMap("[0]"))
                .containsEntry("pagado", "142300.00")
                .containsEntry("saldo", "0.00")
                .containsEntry("saldo_a_favor", "100.00")
                .containsEntry("situacion", "PAGADA")
                .doesNotContainKeys("importe_con_descuento", "descuento_hasta");
        assertThat((String) api.administrator().get("/multas/" + fine).path("saldo"))
                .isEqualTo("0.00");
        assertThat(page("/admin/multas/" + fine)).contains("142.300,00", "a favor");
        assertThat(page("/admin/informe/" + person)).contains("142.300,00");
        assertThat(page("/admin/multas/exportar?placa=" + plate)).contains("142300,00", "Saldo");
    }

    private void tell(String fine, String what, Map<String, String> told) {
        api.administrator()
                .body(told)
                .post("/multas/" + fine + "/" + what)
                .then()
                .statusCode(200);
    }

    private void paid(String fine, String amount) {
        String payment = api.administrator()
                .body(Map.of(
                        "importe", amount, "el", "2019-06-10", "medio", "TRANSFERENCIA", "comprobante", fine + amount))
                .post("/multas/" + fine + "/pagos")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Api.as(api.tokenOf(Role.SUPERVISOR))
                .post("/pagos/" + payment + "/confirmar")
                .then()
                .statusCode(200);
    }

    @Test
    void two_versions_are_compared() {
        String code = catalogue.offence();
        long one = catalogue.proposeVersion(code, "UNA", "2026-01-01");
        long other = catalogue.proposeVersion(code, "OTRA", "2027-01-01");
        long offence = catalogue.number("SELECT id FROM offence WHERE code = ?", code);
        String place = "/admin/precios/infracciones/" + offence;
        assertThat(page(place + "/diferencias?a=" + one + "&b=" + other))
                .contains("<del>UNA</del>", "<ins>OTRA</ins>")
                .doesNotContain("Boletín 7");
        assertThat(page(place)).contains("Ordenanza 1, art. 2");
    }

    @Test
    void every_mistake_of_a_proposal_is_told_at_once() {
        String code = catalogue.offence();
        long offence = catalogue.number("SELECT id FROM offence WHERE code = ?", code);
        Response refused = catalogue
                .form(Map.of("desde", "2026-13-01", "minimo", "10", "maximo", "5", "voluntario", "x", "unidad", "a b"))
                .post("/admin/precios/infracciones/" + offence + "/nueva");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains(
                        "#f-desde", "#f-maximo", "#f-voluntario", "#f-unidad", "#f-valuacion", "#f-norma", "#f-fuente");
    }

    private long rule(String starts, String day) {
        Response proposed = catalogue
                .form(Map.of(
                        "jurisdiccion",
                        "AR-B",
                        "codigo",
                        Api.unique("DESCUENTO_").toUpperCase(java.util.Locale.ROOT),
                        "desde",
                        day,
                        "hasta",
                        day,
                        "decide",
                        "HECHO",
                        "empieza",
                        starts,
                        "dias",
                        "30000",
                        "cuenta",
                        "CORRIDOS",
                        "corre",
                        "NO"))
                .formParam("efecto", "DESCUENTO")
                .formParam("porcentaje", "50")
                .formParam("fuente", "Ley de prueba")
                .post("/admin/reglas/nueva");
        Catalogue.redirected(proposed);
        return catalogue.number("SELECT max(id) FROM legal_rule WHERE effect = ?", "DESCUENTO");
    }

    private Response report() {
        return Api.anonymous().queryParam("email", email).get("/generar_informe");
    }

    private String page(String path) {
        Response page = api.administrator().accept("*/*").get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.asString();
    }

    private void change(String statement, String about) {
        database.write(new Actor("test", "127.0.0.1"), handle -> handle.execute(statement, about));
    }
}
