package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import labra.Api;
import labra.access.Phone;
import labra.access.Role;
import labra.platform.Actor;
import labra.platform.Choices;
import labra.platform.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A second factor is added, asked for, recovered, lost and made compulsory.
@QuarkusTest
class SecondFactorTest extends BrowserTest {
    private static final Actor TEST = new Actor("test", "127.0.0.1");

    @Inject
    Choices choices;

    @AfterEach
    void nothingIsChosen() {
        choices.choose(Town.UNCHOSEN, null, TEST);
    }

    private static void signIn(Visitor visitor, String username) {
        visitor.opens("/entrar?volver=/admin/personas");
        visitor.writes("Usuario", username);
        visitor.writes("Clave", Api.ADMIN_PASSWORD);
        visitor.presses("Entrar");
    }

    /// Adds the application on the page that shows its key; the phone that has it, the code that was used, and the
    /// recovery codes.
    private record Added(Phone phone, String used, List<String> codes) {
        static Added by(Visitor visitor) {
            Phone phone = new Phone(visitor.page().locator("#secreto").inputValue());
            visitor.writes("Código", phone.wrongCode());
            visitor.presses("Agregar el segundo factor");
            visitor.reads("El código no es correcto");
            String code = phone.code();
            visitor.writes("Código", code);
            visitor.presses("Agregar el segundo factor");
            visitor.reads("Cada uno abre una vez");
            return new Added(
                    phone,
                    code,
                    visitor.page().locator("#secreto").inputValue().lines().toList());
        }
    }

    private void laterOn(String username) {
        database.write(
                TEST,
                handle -> handle.execute(
                        "UPDATE authenticator SET last_step = 0 WHERE account_id = (SELECT id FROM account WHERE username = ?)",
                        username));
    }

    @Test
    void a_code_is_asked_for_after_the_password() {
        String username = api.account(Role.SUPERVISOR);
        Visitor visitor = anybody().expects(422).expects(401);
        signIn(visitor, username);
        visitor.opens("/admin/cuenta");
        visitor.follows("Agregar el segundo factor");
        Added added = Added.by(visitor);
        assertThat(added.codes()).hasSize(10);
        visitor.follows("Ya los guardé");
        visitor.reads("Códigos de recuperación sin usar: 10");
        visitor.reads("Segundo factor agregado");
        visitor.opens("/admin/segundo-factor");
        visitor.isAt("/admin/cuenta");

        Visitor elsewhere = anybody().expects(401);
        signIn(elsewhere, username);
        elsewhere.isAt("/entrar/codigo\\?volver=.*");
        elsewhere.opens("/admin/personas");
        elsewhere.isAt("/entrar\\?.*");
        elsewhere.opens("/entrar/codigo?volver=/admin/personas");
        elsewhere.writes("Código", added.used());
        elsewhere.presses("Entrar");
        elsewhere.reads("El código no es correcto, venció o ya se usó.");
        laterOn(username);
        elsewhere.writes("Código", added.phone().code());
        elsewhere.presses("Entrar");
        elsewhere.isAt("/admin/personas");
    }

    @Test
    void a_recovery_code_helps_and_an_administrator_removes_what_is_lost() {
        String username = api.account(Role.AUDITOR);
        Visitor visitor = anybody().expects(422);
        signIn(visitor, username);
        visitor.opens("/admin/segundo-factor");
        Added added = Added.by(visitor);
        Visitor elsewhere = anybody();
        signIn(elsewhere, username);
        elsewhere.writes("Código", added.codes().get(7));
        elsewhere.presses("Entrar");
        elsewhere.isAt("/admin/personas");
        elsewhere.opens("/admin/cuenta");
        elsewhere.reads("Códigos de recuperación sin usar: 9");
        elsewhere.reads("Código de recuperación usado");

        Visitor administrator = administrator();
        administrator.opens("/admin/usuarios?q=" + username);
        administrator.follows(username);
        administrator.reads("Códigos de recuperación sin usar: 9");
        administrator.writes("Motivo", "Perdió el teléfono; vino en persona");
        administrator.presses("Quitar el segundo factor");
        administrator.reads("El segundo factor quedó quitado y las sesiones cerradas.");
        administrator.reads("Segundo factor quitado");
        elsewhere.opens("/admin/personas");
        elsewhere.isAt("/entrar\\?.*");
        signIn(elsewhere, username);
        elsewhere.isAt("/admin/personas");
    }

    @Test
    void a_role_that_may_not_be_without_adds_one_before_anything_else() {
        String username = api.account(Role.AUDITOR);
        Visitor administrator = administrator();
        administrator.opens("/admin/ajustes");
        administrator.field("Auditor").check();
        administrator.presses("Guardar");
        administrator.reads("Los ajustes quedaron guardados.");
        assertThat(administrator.field("Auditor")).isChecked();
        assertThat(administrator.field("Supervisor")).not().isChecked();

        Visitor visitor = anybody().expects(403).expects(422);
        signIn(visitor, username);
        visitor.isAt("/admin/segundo-factor");
        visitor.reads("El municipio pide un segundo factor para su rol.");
        visitor.opens("/admin/personas");
        visitor.isAt("/admin/segundo-factor");
        visitor.opens("/admin/cuenta");
        visitor.isAt("/admin/segundo-factor");
        Added.by(visitor);
        visitor.opens("/admin/personas");
        visitor.isAt("/admin/personas");
    }

    @Test
    void a_password_of_eight_is_enough_beside_it_and_not_without_it() {
        String username = api.account(Role.SUPERVISOR);
        Visitor visitor = anybody().expects(422).expects(403);
        signIn(visitor, username);
        choosesPassword(visitor, Api.ADMIN_PASSWORD, "Xk3vPq9m");
        visitor.reads("debe tener entre 12 y");
        visitor.opens("/admin/segundo-factor");
        Added.by(visitor);
        choosesPassword(visitor, Api.ADMIN_PASSWORD, "Xk3vPq9m");
        visitor.reads("Su clave cambió");
        visitor.opens("/admin/cuenta");
        visitor.presses("Quitar el segundo factor");
        visitor.isAt("/admin/clave");
        visitor.reads("su clave sola es demasiado corta");
        visitor.opens("/admin/personas");
        visitor.isAt("/admin/clave");
        choosesPassword(visitor, "Xk3vPq9m", "Mz2tXk3vPq9w");
        visitor.opens("/admin/personas");
        visitor.isAt("/admin/personas");
    }

    private static void choosesPassword(Visitor visitor, String old, String wanted) {
        visitor.opens("/admin/clave");
        visitor.writes("Clave actual", old);
        visitor.writes("Clave nueva", wanted);
        visitor.writes("Repita la clave nueva", wanted);
        visitor.presses("Cambiar la clave");
    }

    @Test
    void its_pages_are_for_everybody() {
        String username = api.account(Role.SUPERVISOR);
        Visitor visitor = anybody();
        signIn(visitor, username);
        List<String> faults = new ArrayList<>();
        for (String language : List.of("es", "en")) {
            visitor.language(language).opens("/admin/segundo-factor");
            faults.addAll(Inspection.faults(visitor, language));
        }
        Phone phone = new Phone(visitor.page().locator("#secreto").inputValue());
        visitor.page().locator("[name=codigo]").fill(phone.code());
        visitor.moves(visitor.page().locator("main button[type=submit]").first());
        faults.addAll(Inspection.faults(visitor, "en"));
        for (String language : List.of("es", "en")) {
            visitor.language(language).opens("/admin/cuenta");
            faults.addAll(Inspection.faults(visitor, language));
        }
        Visitor elsewhere = anybody();
        signIn(elsewhere, username);
        for (String language : List.of("es", "en")) {
            elsewhere.language(language).reloads();
            faults.addAll(Inspection.faults(elsewhere, language));
        }
        assertThat(faults).isEmpty();
    }
}
