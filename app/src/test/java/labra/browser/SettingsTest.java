package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import labra.Api;
import labra.access.Role;
import labra.platform.Actor;
import labra.platform.Choices;
import labra.platform.Database;
import labra.platform.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What administrators choose for their town holds at once; what the deployment says is only shown.
@QuarkusTest
class SettingsTest extends BrowserTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Choices choices;

    @Inject
    Database database;

    @AfterEach
    void nothingIsChosen() {
        choices.choose(Town.UNCHOSEN, null, new Actor("test", "127.0.0.1"));
    }

    @Test
    void another_time_zone_holds_at_once_and_its_change_is_kept() {
        String fine = fine(api.plate());
        Visitor visitor = administrator().expects(422);
        visitor.opens("/admin/ajustes");
        visitor.reads("America/Argentina/Buenos_Aires");
        visitor.writes("Zona horaria", "America/Nowhere");
        visitor.presses("Guardar");
        assertThat(visitor.page().locator("#e-zona")).containsText("no es una zona horaria");
        visitor.writes("Zona horaria", "Europe/Madrid");
        visitor.presses("Guardar");
        visitor.reads("Los ajustes quedaron guardados.");
        assertThat(visitor.page().locator(".setting-now")).containsText("Europe/Madrid");
        assertThat(visitor.page().locator(".history ins").first()).hasText("Europe/Madrid");
        api.administrator().get("/multas/" + fine).then().body("timestamp", containsString("+02:00"));
    }

    @Test
    void what_another_copy_chose_holds_here_within_seconds() throws InterruptedException {
        String fine = "/multas/" + fine(api.plate());
        database.write(
                new Actor("other-copy", "127.0.0.1"),
                handle -> handle.execute("UPDATE town SET zone = 'Europe/Madrid', version = version + 1"));
        Instant limit = Instant.now().plus(SOON);
        while (!moment(fine).contains("+02:00") && Instant.now().isBefore(limit)) {
            Thread.sleep(100);
        }
        assertThat(moment(fine)).contains("+02:00");
    }

    private String moment(String fine) {
        return api.administrator().get(fine).path("timestamp");
    }

    @Test
    void the_report_is_closed_and_opened_again() {
        String email = Api.unique("cerrado") + "@example.com";
        fine(api.plateOf(api.person(email)));
        Visitor visitor = administrator();
        visitor.opens("/admin/ajustes");
        visitor.chooses("Acceso al informe público", "Con token");
        visitor.presses("Guardar");
        visitor.reads("Los ajustes quedaron guardados.");
        Api.anonymous()
                .queryParam("email", email)
                .get("/generar_informe")
                .then()
                .statusCode(401);
        visitor.chooses("Acceso al informe público", "Lo usual");
        visitor.presses("Guardar");
        visitor.reads("Los ajustes quedaron guardados.");
        Api.anonymous()
                .queryParam("email", email)
                .get("/generar_informe")
                .then()
                .statusCode(200);
    }

    @Test
    void the_towns_name_signs_the_mails() {
        Visitor visitor = administrator();
        visitor.opens("/admin/ajustes");
        visitor.writes("Nombre del municipio", "Villa Labrada");
        visitor.writes("Contacto para reclamos", "Mitre 845, de 8 a 14");
        visitor.presses("Guardar");
        visitor.reads("Los ajustes quedaron guardados.");
        visitor.opens("/admin/avisos/plantillas/multa/es");
        assertThat(visitor.page().frameLocator("iframe.mail").locator("body")).containsText("Villa Labrada");
    }

    @Test
    void a_form_without_its_fields_resets_nothing() {
        Visitor visitor = administrator().expects(400);
        visitor.opens("/admin/ajustes");
        visitor.writes("Nombre del municipio", "Villa Entera");
        visitor.presses("Guardar");
        visitor.page()
                .evaluate("document.querySelectorAll('[name=municipio], [name=_version]').forEach(f => f.remove())");
        visitor.presses("Guardar");
        assertThat(visitor.page().locator(".alert-danger").first()).containsText("Nombre del municipio");
        visitor.opens("/admin/ajustes");
        assertThat(visitor.field("Nombre del municipio")).hasValue("Villa Entera");
    }

    @Test
    void two_administrators_do_not_overwrite_each_other() {
        Visitor one = administrator().expects(409);
        Visitor other = staff(Role.ADMINISTRATOR);
        one.opens("/admin/ajustes");
        other.opens("/admin/ajustes");
        other.writes("Nombre del municipio", "La otra");
        other.presses("Guardar");
        other.reads("Los ajustes quedaron guardados.");
        one.writes("Nombre del municipio", "La mía");
        one.presses("Guardar");
        one.reads("Otra persona modificó este registro mientras tanto.");
        one.opens("/admin/ajustes");
        assertThat(one.field("Nombre del municipio")).hasValue("La otra");
    }

    @Test
    void what_the_deployment_says_is_shown_with_its_variable() {
        Visitor visitor = administrator();
        visitor.opens("/admin/ajustes");
        visitor.reads("LABRA_COUNTRY");
        visitor.reads("Una variable de entorno, si está puesta, manda sobre lo elegido.");
        assertThat(visitor.field("País de las placas")).hasCount(0);
    }
}
