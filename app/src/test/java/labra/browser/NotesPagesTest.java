package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import labra.Api;
import labra.access.Role;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// A clerk notes something of a fine and names a supervisor, who finds it.
@QuarkusTest
class NotesPagesTest extends BrowserTest {
    private static final FilePayload PDF = new FilePayload(
            "Descargo de Núñez.pdf", "application/pdf", "%PDF-1.7 nada".getBytes(StandardCharsets.US_ASCII));

    @Test
    void a_clerk_notes_and_names_somebody_who_reads_it() {
        String fine = fine(api.plate());
        String chief = api.account(Role.SUPERVISOR);
        Visitor clerk = staff(Role.OPERATOR);
        clerk.opens("/admin/multas/" + fine);
        clerk.reads("Todavía no hay notas.");
        clerk.writes("Nueva nota", "Trajo el descargo, @" + chief + ". También lo mira @nadie-asi");
        clerk.field("Adjuntos").setInputFiles(PDF);
        clerk.presses("Agregar la nota");
        clerk.isAt("/admin/notas/multas/" + fine);
        clerk.reads("Nadie se llama @nadie-asi");
        assertThat(clerk.main().locator("mark")).hasText("@" + chief);
        APIResponse file = clerk.page()
                .request()
                .get(clerk.address(clerk.link("Descargo de Núñez.pdf").getAttribute("href")));
        Assertions.assertThat(file.headers().get("content-disposition"))
                .startsWith("attachment;")
                .endsWith("filename*=UTF-8''Descargo%20de%20N%C3%BA%C3%B1ez.pdf");
        Visitor supervisor = visitorOf(chief);
        supervisor.opens("/admin/menciones");
        supervisor.reads("Sin leer");
        supervisor.moves(supervisor.main().locator(".notes a").first());
        supervisor.isAt("/admin/notas/multas/" + fine + "#nota-\\d+");
        supervisor.reads("Trajo el descargo");
        supervisor.opens("/admin/menciones");
        supervisor.moves(supervisor.main().getByText("Marcar como leída").first());
        supervisor.reads("Quedó como leída.");
        supervisor.reads("Leída el");
        clerk.opens("/admin/notas/multas/" + fine);
        clerk.moves(clerk.main().getByText("Retirar").first());
        clerk.reads("La nota quedó retirada.");
        clerk.readsNot("Trajo el descargo");
    }

    /// What waits is counted every few seconds.
    @Test
    void who_is_named_sees_how_many_wait_in_the_menu() {
        String chief = api.account(Role.SUPERVISOR);
        Visitor clerk = administratorWithoutScripts();
        clerk.opens("/admin/personas/" + api.person(Api.unique("nombrada") + "@example.com"));
        clerk.follows("Todas las notas");
        clerk.writes("Nueva nota", "Mire esto @" + chief);
        clerk.presses("Agregar la nota");
        clerk.reads("Se agregó la nota.");
        Visitor supervisor = visitorOf(chief);
        var count = supervisor.page().locator(".side a[href='/admin/menciones'] .side-count");
        for (int i = 0; i < 40 && count.count() == 0; i++) {
            supervisor.page().waitForTimeout(500);
            supervisor.opens("/admin/menciones");
        }
        assertThat(count).hasText("1");
        supervisor.opens("/admin");
        supervisor.reads("Le nombraron");
        clerk.opens("/admin/menciones");
        clerk.reads("Menciones");
    }

    private Visitor visitorOf(String username) {
        return anybody().signsIn(api.session(username));
    }
}
