package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import labra.Api;
import labra.FreePort;
import labra.access.Role;
import labra.platform.Actor;
import org.junit.jupiter.api.Test;

/// Passkeys, with the device that Chromium plays: made, named, used in place of everything else, copied and removed.
@QuarkusTest
@TestProfile(PasskeyTest.AtLocalhost.class)
class PasskeyTest extends BrowserTest {
    private static final Actor TEST = new Actor("test", "127.0.0.1");

    /// Passkeys belong to a public address: its port is chosen before the server starts.
    public static final class AtLocalhost implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String port = Integer.toString(FreePort.any());
            return Map.of("quarkus.http.test-port", port, "labra.url", "http://localhost:" + port);
        }
    }

    @Override
    String address() {
        return super.address().replace("127.0.0.1", "localhost");
    }

    private Visitor signedIn(String username) {
        return anybody().signsIn(api.session(username));
    }

    private static void makes(Visitor visitor, String name) {
        visitor.opens("/admin/llaves/nueva");
        visitor.writes("Nombre de la llave", name);
        visitor.presses("Crear la llave");
    }

    private static void leaves(Visitor visitor) {
        visitor.page().context().clearCookies();
        visitor.opens("/entrar?volver=/admin/personas");
    }

    @Test
    void a_passkey_opens_in_place_of_password_and_code() {
        String username = api.account(Role.SUPERVISOR);
        Visitor visitor = signedIn(username).expects(401);
        Authenticator device = new Authenticator(visitor);
        makes(visitor, "Teléfono de Ana");
        visitor.reads("Cada uno abre una vez");
        visitor.follows("Ya los guardé");
        visitor.reads("Teléfono de Ana");
        visitor.reads("Llave de acceso agregada");
        assertThat(device.passkeys()).hasSize(1);
        leaves(visitor);
        visitor.presses("Entrar con una llave de acceso");
        visitor.isAt("/admin/personas");
        visitor.opens("/admin/cuenta");
        visitor.reads("Usada");
        leaves(visitor);
        visitor.writes("Usuario", username);
        visitor.writes("Clave", Api.ADMIN_PASSWORD);
        visitor.presses("Entrar");
        visitor.isAt("/entrar/codigo\\?.*");
        visitor.presses("Entrar con una llave de acceso");
        visitor.isAt("/admin/personas");
    }

    @Test
    void several_are_kept_by_name_and_a_removed_one_opens_nothing() {
        String username = api.account(Role.SUPERVISOR);
        Visitor phone = signedIn(username).expects(401);
        Visitor desk = signedIn(username);
        new Authenticator(phone);
        new Authenticator(desk);
        makes(phone, "Teléfono");
        phone.reads("Cada uno abre una vez");
        makes(desk, "Escritorio");
        desk.reads("La llave de acceso quedó agregada.");
        desk.reads("Teléfono");
        desk.presses("Quitar la llave Teléfono");
        desk.reads("La llave de acceso quedó quitada.");
        leaves(phone);
        phone.presses("Entrar con una llave de acceso");
        phone.reads("La llave de acceso no se pudo comprobar");
        leaves(desk);
        desk.presses("Entrar con una llave de acceso");
        desk.isAt("/admin/personas");
    }

    @Test
    void a_copy_that_counts_behind_is_refused() {
        String username = api.account(Role.AUDITOR);
        Visitor visitor = signedIn(username);
        Authenticator device = new Authenticator(visitor);
        makes(visitor, "Teléfono");
        JsonObject made = device.passkeys().get(0).getAsJsonObject();
        for (int i = 0; i < 2; i++) {
            leaves(visitor);
            visitor.presses("Entrar con una llave de acceso");
            visitor.isAt("/admin/personas");
        }
        Visitor thief = anybody().expects(401);
        new Authenticator(thief).takes(made, 1);
        leaves(thief);
        thief.presses("Entrar con una llave de acceso");
        thief.reads("La llave de acceso no se pudo comprobar");
        thief.isAt("/entrar/llave");
    }

    @Test
    void a_device_that_did_not_check_its_user_opens_nothing() {
        String username = api.account(Role.AUDITOR);
        Visitor visitor = signedIn(username);
        Authenticator device = new Authenticator(visitor);
        makes(visitor, "Teléfono");
        visitor.reads("Cada uno abre una vez");
        device.forgetsItsUser();
        leaves(visitor);
        visitor.button("Entrar con una llave de acceso").click();
        visitor.reads("El dispositivo no dio la llave.");
        visitor.isAt("/entrar\\?.*");
    }

    @Test
    void an_answer_is_good_once_and_for_the_browser_that_was_asked() {
        String username = api.account(Role.AUDITOR);
        Visitor visitor = signedIn(username).expects(401);
        new Authenticator(visitor);
        makes(visitor, "Teléfono");
        visitor.reads("Cada uno abre una vez");
        leaves(visitor);
        String answer = (String) visitor.page().evaluate("""
                async () => {
                  const asked = await (await fetch('/entrar/llave/reto', { method: 'POST' })).json();
                  const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
                  return JSON.stringify(credential.toJSON());
                }
                """);
        Visitor elsewhere = anybody().expects(401);
        elsewhere.opens("/entrar");
        assertThat(sends(elsewhere, answer)).isEqualTo(401);
        assertThat(sends(visitor, answer)).isEqualTo(200);
        assertThat(sends(visitor, answer)).isEqualTo(401);
        assertThat(sends(visitor, "{}")).isEqualTo(401);
        assertThat(sends(visitor, "")).isEqualTo(401);
        assertThat(sends(visitor, answer.replace("\"id\":\"", "\"id\":\"AA"))).isEqualTo(401);
    }

    /// What the browser gets for the answer, after every redirect.
    private static int sends(Visitor visitor, String answer) {
        return ((Number) visitor.page().evaluate("""
                async (answer) => (await fetch('/entrar/llave', { method: 'POST', body: new URLSearchParams({ respuesta: answer }) })).status
                """, answer)).intValue();
    }

    @Test
    void it_is_a_fresh_proof_too() {
        String username = api.account(Role.ADMINISTRATOR);
        Visitor visitor = signedIn(username).expects(403);
        new Authenticator(visitor);
        makes(visitor, "Teléfono");
        visitor.reads("Cada uno abre una vez");
        visitor.opens("/admin/ajustes");
        visitor.writes("Contacto para reclamos", "Mitre 845");
        database.write(TEST, handle -> handle.execute("UPDATE session_use SET proven_at = now() - interval '4 hours'"));
        visitor.presses("Guardar");
        visitor.reads("Confirme que es usted");
        visitor.moves(() -> {
            visitor.button("Confirmar con una llave de acceso").click();
            visitor.page().waitForURL("**/admin/ajustes");
        });
        visitor.reads("Los ajustes quedaron guardados.");
        assertThat(visitor.field("Contacto para reclamos")).hasValue("Mitre 845");
        visitor.writes("Contacto para reclamos", "");
        visitor.presses("Guardar");
    }

    @Test
    void without_scripts_or_at_another_address_there_is_the_password() {
        Visitor visitor = anybodyWithoutScripts();
        visitor.opens("/entrar");
        assertThat(visitor.button("Entrar con una llave de acceso")).isHidden();
        assertThat(visitor.button("Entrar")).isVisible();
        Visitor elsewhere = new Visitor(chromium.browser(), root.toString(), true);
        elsewhere.opens("/entrar");
        assertThat(elsewhere.button("Entrar con una llave de acceso")).hasCount(0);
        assertThat(elsewhere.leave()).isEmpty();
    }

    @Test
    void its_pages_are_for_everybody() {
        String username = api.account(Role.SUPERVISOR);
        Visitor visitor = signedIn(username).expects(422);
        new Authenticator(visitor);
        List<String> faults = new ArrayList<>();
        for (String language : List.of("es", "en")) {
            visitor.language(language).opens("/admin/llaves/nueva");
            faults.addAll(Inspection.faults(visitor, language));
        }
        visitor.page().locator("[name=nombre]").fill("x");
        visitor.moves(visitor.page().locator("[data-passkey]"));
        for (String language : List.of("es", "en")) {
            visitor.language(language).opens("/admin/cuenta");
            faults.addAll(Inspection.faults(visitor, language));
        }
        Visitor outside = anybody();
        for (String language : List.of("es", "en")) {
            outside.language(language).opens("/entrar");
            faults.addAll(Inspection.faults(outside, language));
        }
        assertThat(faults).isEmpty();
    }
}
