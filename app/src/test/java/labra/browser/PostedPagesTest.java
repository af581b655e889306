package labra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import labra.Api;
import org.junit.jupiter.api.Test;

/// The pages that only a form that was sent leads to are for everybody too, in both languages.
@QuarkusTest
class PostedPagesTest extends BrowserTest {
    private static final List<String> LANGUAGES = List.of("es", "en");

    private final List<String> faults = new ArrayList<>();

    @Test
    void secrets_that_are_shown_once() {
        String officer = Integer.toString(api.officer(Api.unique("mirado-")));
        Visitor visitor = administrator();
        for (String language : LANGUAGES) {
            for (String form : List.of("alta", "clave")) {
                visitor.language(language).opens("/admin/policias/" + officer);
                send(visitor, "form[action$='/" + form + "']");
                visitor.page().locator("#secreto").waitFor();
                look(visitor, language);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void what_two_people_wrote_differently() {
        Visitor visitor = administrator().expects(409);
        for (String language : LANGUAGES) {
            String email = Api.unique("dos") + "@example.com";
            int person = api.person(email);
            visitor.language(language).opens("/admin/personas/" + person + "/editar");
            api.administrator()
                    .body(Map.of("nombre", "Otro Nombre", "correo_electronico", email))
                    .put("/personas/" + person)
                    .then()
                    .statusCode(200);
            visitor.page().locator("[name=nombre]").fill("Un Nombre");
            send(visitor, "main form.record-form");
            visitor.page().locator("main table").waitFor();
            look(visitor, language);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void what_is_asked_before_many_are_changed() {
        String badge = Api.unique("muchos-");
        api.officer(badge);
        Visitor visitor = administrator();
        for (String language : LANGUAGES) {
            visitor.language(language).opens("/admin/policias?q=" + badge);
            visitor.page().locator("tbody input[name=id]").check();
            visitor.moves(visitor.page().locator(".bulk button[value=deactivate]"));
            visitor.page().locator("main .btn-danger").waitFor();
            look(visitor, language);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void what_is_asked_before_something_is_done_to_many_fines() {
        String vehicle = vehicle(plateOfFine());
        Visitor visitor = administrator().expects(422);
        for (String language : LANGUAGES) {
            for (String action : List.of("validate", "assign", "correct")) {
                visitor.language(language).opens("/admin/multas?vehiculo_id=" + vehicle);
                visitor.page().locator("tbody input[name=id]").check();
                visitor.moves(visitor.page().locator(".bulk button[value=" + action + "]"));
                visitor.page().locator("#f-motivo").waitFor();
                look(visitor, language);
            }
            send(visitor, "main form.record-form");
            visitor.page().locator(".alert-danger").waitFor();
            look(visitor, language);
        }
        assertThat(faults).isEmpty();
    }

    private String plateOfFine() {
        String plate = api.plate();
        fine(plate);
        return plate;
    }

    @Test
    void forms_that_were_refused() {
        Visitor visitor = administrator().expects(422);
        for (String language : LANGUAGES) {
            for (String path : List.of("/admin/multas/nuevo", "/admin/vehiculos/nuevo", "/admin/usuarios/nuevo")) {
                visitor.language(language).opens(path);
                send(visitor, "main form");
                visitor.page().locator(".alert-danger").waitFor();
                look(visitor, language);
            }
            visitor.opens("/admin/avisos/plantillas/multa/es");
            visitor.page().locator("[name=texto]").fill("{nadie}");
            send(visitor, "main form");
            visitor.page().locator(".alert-danger").waitFor();
            look(visitor, language);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_file_that_is_looked_at_and_imported() {
        Visitor visitor = administrator();
        for (String language : LANGUAGES) {
            String stem = Api.unique("mirada");
            visitor.language(language).opens("/admin/importar");
            visitor.page().locator("#f-tipo").selectOption("people");
            visitor.page()
                    .locator("#f-archivo")
                    .setInputFiles(new FilePayload(
                            stem + ".csv",
                            "text/csv",
                            ("Nombre;Correo\n" + stem + ";" + stem + "@example.com\nSin Correo;no es\n")
                                    .getBytes(StandardCharsets.UTF_8)));
            send(visitor, "main form");
            visitor.page().locator("form[action$='/empezar']").waitFor();
            look(visitor, language);
            send(visitor, "form[action$='/empezar']");
            visitor.watches(visitor.page().locator("a[href$='/rechazadas']"));
            look(visitor, language);
        }
        assertThat(faults).isEmpty();
    }

    private void look(Visitor visitor, String language) {
        faults.addAll(Inspection.faults(visitor, language));
        visitor.size(1366, 900);
    }

    private static void send(Visitor visitor, String form) {
        visitor.moves(visitor.page()
                .locator(form)
                .first()
                .locator("button[type=submit]")
                .first());
    }
}
