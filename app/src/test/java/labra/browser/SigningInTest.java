package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import labra.Api;
import labra.access.Role;
import labra.platform.Actor;
import org.junit.jupiter.api.Test;

/// Coming in, going out, and one's own account.
@QuarkusTest
class SigningInTest extends BrowserTest {
    private static void signIn(Visitor visitor, String username, String password) {
        visitor.writes("Usuario", username);
        visitor.writes("Clave", password);
        visitor.presses("Entrar");
    }

    @Test
    void who_signs_in_goes_on_to_the_page_asked_for() {
        String username = api.account(Role.SUPERVISOR);
        Visitor visitor = anybody().expects(401);
        visitor.opens("/admin/personas?orden=-nombre");
        visitor.isAt("/entrar.*");
        signIn(visitor, username, "not the password");
        visitor.reads("El usuario o la clave no son correctos.");
        assertThat(visitor.field("Usuario")).hasValue(username);
        assertThat(visitor.field("Clave")).hasValue("");
        signIn(visitor, username, Api.ADMIN_PASSWORD);
        visitor.isAt("/admin/personas\\?orden=-nombre");
        visitor.reads(username);
    }

    @Test
    void what_was_typed_into_a_form_survives_the_end_of_the_session() {
        String username = api.account(Role.SUPERVISOR);
        Visitor visitor = anybody();
        visitor.opens("/entrar?volver=/admin/personas/nuevo");
        signIn(visitor, username, Api.ADMIN_PASSWORD);
        visitor.isAt("/admin/personas/nuevo");
        String email = Api.unique("tecleado") + "@example.com";
        visitor.writes("Nombre", "Ana Escribió");
        visitor.writes("Correo electrónico", email);
        endSessions(username);
        visitor.presses("Guardar");
        visitor.isAt("/entrar.*");
        signIn(visitor, username, Api.ADMIN_PASSWORD);
        visitor.isAt("/admin/personas/nuevo");
        visitor.reads("aquí está lo que había escrito");
        assertThat(visitor.field("Nombre")).hasValue("Ana Escribió");
        visitor.presses("Guardar");
        visitor.reads(email);
        visitor.opens("/admin/personas/nuevo");
        visitor.readsNot("aquí está lo que había escrito");
        assertThat(visitor.field("Nombre")).hasValue("");
    }

    @Test
    void nobody_else_gets_what_was_typed() {
        String username = api.account(Role.SUPERVISOR);
        Visitor visitor = anybody();
        visitor.opens("/entrar?volver=/admin/personas/nuevo");
        signIn(visitor, username, Api.ADMIN_PASSWORD);
        visitor.writes("Nombre", "Ana Escribió");
        endSessions(username);
        visitor.presses("Guardar");
        visitor.isAt("/entrar.*");
        signIn(visitor, api.account(Role.SUPERVISOR), Api.ADMIN_PASSWORD);
        visitor.isAt("/admin/personas/nuevo");
        visitor.readsNot("aquí está lo que había escrito");
        assertThat(visitor.field("Nombre")).hasValue("");
    }

    private void endSessions(String username) {
        database.write(
                new Actor("test", "127.0.0.1"),
                handle -> handle.execute(
                        "UPDATE token SET revoked_at = now() WHERE account_id = (SELECT id FROM account WHERE username = ?)",
                        username));
    }

    @Test
    void who_guesses_waits_even_with_the_right_password_and_the_owner_hears_of_it() {
        String username = api.account(Role.AUDITOR);
        Visitor owner = anybody();
        owner.opens("/entrar");
        signIn(owner, username, Api.ADMIN_PASSWORD);
        owner.readsNot("adivinar su clave");
        signOut(owner);
        Visitor visitor = anybody().expects(401).expects(429);
        visitor.opens("/entrar");
        for (int i = 0; i < 10; i++) {
            signIn(visitor, username, "guess " + i);
            visitor.reads("El usuario o la clave no son correctos.");
        }
        signIn(visitor, username, Api.ADMIN_PASSWORD);
        visitor.reads("Demasiadas solicitudes. Intente de nuevo en");
        visitor.isAt("/entrar");
        signIn(owner, username, Api.ADMIN_PASSWORD);
        owner.reads("Desde su último ingreso frenamos intentos de adivinar su clave");
        owner.opens("/admin/personas");
        owner.readsNot("adivinar su clave");
    }

    private static void signOut(Visitor visitor) {
        visitor.page().locator(".top-tools summary").click();
        visitor.presses("Salir");
    }

    @Test
    void who_signs_out_is_out() {
        Visitor visitor = staff(Role.AUDITOR);
        visitor.opens("/admin/personas");
        signOut(visitor);
        visitor.reads("Su sesión terminó.");
        visitor.opens("/admin/personas");
        visitor.isAt("/entrar.*");
    }

    @Test
    void a_new_password_ends_the_other_sessions() {
        String username = api.account(Role.SUPERVISOR);
        Visitor here = anybody().expects(422);
        Visitor elsewhere = anybody();
        for (Visitor visitor : new Visitor[] {here, elsewhere}) {
            visitor.opens("/entrar?volver=/admin/cuenta");
            signIn(visitor, username, Api.ADMIN_PASSWORD);
            visitor.reads("Sesiones abiertas");
        }
        here.opens("/admin/clave");
        here.writes("Clave actual", Api.ADMIN_PASSWORD);
        here.writes("Clave nueva", "short");
        here.writes("Repita la clave nueva", "short");
        here.presses("Cambiar la clave");
        here.reads("debe tener entre 12 y");
        changePassword(here, "a wrong one", "another-long-password");
        here.reads("El usuario o la clave no son correctos.");
        changePassword(here, Api.ADMIN_PASSWORD, "another-long-password");
        here.reads("Su clave cambió y sus otras sesiones terminaron.");
        elsewhere.opens("/admin/cuenta");
        elsewhere.isAt("/entrar.*");
    }

    private static void changePassword(Visitor visitor, String old, String wanted) {
        visitor.writes("Clave actual", old);
        visitor.writes("Clave nueva", wanted);
        visitor.writes("Repita la clave nueva", wanted);
        visitor.presses("Cambiar la clave");
    }

    @Test
    void a_session_elsewhere_is_ended_from_here() {
        String username = api.account(Role.SUPERVISOR);
        Visitor here = anybody();
        Visitor elsewhere = anybody();
        for (Visitor visitor : new Visitor[] {here, elsewhere}) {
            visitor.opens("/entrar?volver=/admin/cuenta");
            signIn(visitor, username, Api.ADMIN_PASSWORD);
            visitor.reads("Sesiones abiertas");
        }
        here.opens("/admin/cuenta");
        here.presses("Cerrar todas las demás");
        here.reads("Las otras sesiones quedaron cerradas.");
        elsewhere.opens("/admin/cuenta");
        elsewhere.isAt("/entrar.*");
    }

    @Test
    void who_got_a_password_from_somebody_else_chooses_another_before_anything_else() {
        String username = Api.unique("nueva.persona");
        Visitor administrator = administrator().expects(422);
        administrator.opens("/admin/usuarios/nuevo");
        administrator.writes("Usuario", username);
        administrator.writes("Nombre", "Persona Nueva");
        administrator.writes("Clave", "password1234");
        administrator.presses("Guardar");
        administrator.reads("es de las que se adivinan primero");
        administrator.writes("Clave", "tres gatos en la vereda");
        administrator.presses("Guardar");
        administrator.reads("Persona Nueva");
        Api.anonymous()
                .body(java.util.Map.of("usuario", username, "clave", "tres gatos en la vereda"))
                .post("/token")
                .then()
                .statusCode(403);
        Visitor visitor = anybody().expects(403);
        visitor.opens("/entrar?volver=/admin/personas");
        signIn(visitor, username, "tres gatos en la vereda");
        visitor.isAt("/admin/clave");
        visitor.reads("Otra persona eligió su clave.");
        visitor.opens("/admin/multas");
        visitor.readsNot("Nueva multa");
        visitor.opens("/admin/clave");
        changePassword(visitor, "tres gatos en la vereda", "cinco perros en la plaza");
        visitor.reads("Su clave cambió");
        visitor.opens("/admin/personas");
        visitor.isAt("/admin/personas");
    }

    @Test
    void an_administrator_sees_who_is_in_and_ends_their_sessions() {
        String username = api.account(Role.SUPERVISOR);
        Visitor wrong = anybody().expects(401);
        wrong.opens("/entrar");
        signIn(wrong, username, "not the password");
        wrong.reads("El usuario o la clave no son correctos.");
        Visitor elsewhere = anybody();
        elsewhere.opens("/entrar?volver=/admin/cuenta");
        signIn(elsewhere, username, Api.ADMIN_PASSWORD);
        elsewhere.reads("Clave equivocada");
        Visitor administrator = administrator();
        administrator.opens("/admin/usuarios?q=" + username);
        administrator.follows(username);
        administrator.reads("Último acceso");
        administrator.reads("Clave equivocada");
        administrator.presses("Cerrar todas");
        administrator.reads("Sus sesiones quedaron cerradas.");
        administrator.reads("No hay sesiones abiertas.");
        elsewhere.opens("/admin/cuenta");
        elsewhere.isAt("/entrar.*");
    }
}
