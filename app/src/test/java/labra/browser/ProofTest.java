package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import labra.Api;
import labra.access.Role;
import labra.platform.Actor;
import labra.platform.Choices;
import labra.platform.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Before what matters most a browser is asked whether it is still the same person, and nothing that was typed is lost.
@QuarkusTest
class ProofTest extends BrowserTest {
    private static final Actor TEST = new Actor("test", "127.0.0.1");

    @Inject
    Choices choices;

    @AfterEach
    void nothingIsChosen() {
        choices.choose(Town.UNCHOSEN, null, TEST);
    }

    /// The last proof of every session of that account becomes an old one.
    private void longAfter(String username) {
        database.write(
                TEST,
                handle -> handle.execute(
                        "UPDATE session_use SET proven_at = now() - interval '4 hours' WHERE token_id IN (SELECT token.id FROM token JOIN account ON account.id = account_id WHERE username = ?)",
                        username));
    }

    private Visitor signedIn(String username, boolean scripts) {
        return (scripts ? anybody() : anybodyWithoutScripts())
                .signsIn(api.session(username))
                .expects(403)
                .expects(422);
    }

    @Test
    void a_form_that_was_typed_goes_on_after_the_question() {
        String username = api.account(Role.ADMINISTRATOR);
        Visitor visitor = signedIn(username, true);
        visitor.opens("/admin/ajustes");
        visitor.writes("Nombre del municipio", "Villa \"Probada\" & Cía");
        visitor.field("Auditor").check();
        visitor.field("Supervisor").check();
        longAfter(username);
        visitor.presses("Guardar");
        visitor.reads("Confirme que es usted");
        visitor.writes("Clave", "not the password");
        visitor.presses("Seguir");
        visitor.reads("El usuario o la clave no son correctos.");
        visitor.writes("Clave", Api.ADMIN_PASSWORD);
        visitor.moves(() -> {
            visitor.button("Seguir").click();
            visitor.page().waitForURL("**/admin/ajustes");
        });
        visitor.reads("Los ajustes quedaron guardados.");
        assertThat(visitor.field("Nombre del municipio")).hasValue("Villa \"Probada\" & Cía");
        assertThat(visitor.field("Auditor")).isChecked();
        assertThat(visitor.field("Supervisor")).isChecked();
        assertThat(visitor.field("Administrador")).not().isChecked();
    }

    @Test
    void so_it_does_without_scripts() {
        String username = api.account(Role.ADMINISTRATOR);
        String badge = Api.unique("sinjs-");
        int officer = api.officer(badge);
        Visitor visitor = signedIn(username, false);
        visitor.opens("/admin/policias/" + officer);
        longAfter(username);
        visitor.moves(visitor.page().locator("form[action$='/clave'] button"));
        visitor.reads("Confirme que es usted");
        visitor.writes("Clave", Api.ADMIN_PASSWORD);
        visitor.presses("Seguir");
        visitor.reads("Lo que envió antes sigue su camino.");
        visitor.presses("Seguir");
        visitor.reads("Esta clave se muestra una sola vez.");
    }

    @Test
    void a_page_that_was_asked_for_opens_after_it() {
        String username = api.account(Role.ADMINISTRATOR);
        Visitor visitor = signedIn(username, true);
        visitor.opens("/admin");
        longAfter(username);
        visitor.follows("Usuarios");
        visitor.isAt("/admin/confirmar\\?.*");
        visitor.writes("Clave", Api.ADMIN_PASSWORD);
        visitor.presses("Seguir");
        visitor.isAt("/admin/usuarios");
        visitor.opens("/admin/cuenta");
        visitor.reads("Confirmó que es la misma persona");
    }

    @Test
    void the_question_is_for_everybody() {
        String username = api.account(Role.ADMINISTRATOR);
        Visitor visitor = signedIn(username, true);
        List<String> faults = new ArrayList<>();
        for (String language : List.of("es", "en")) {
            visitor.language(language).opens("/admin/confirmar?volver=/admin/ajustes");
            faults.addAll(Inspection.faults(visitor, language));
            visitor.page().locator("[name=prueba_clave]").fill("not the password");
            visitor.moves(visitor.page().locator("main button[type=submit]"));
            faults.addAll(Inspection.faults(visitor, language));
        }
        assertThat(faults).isEmpty();
    }
}
