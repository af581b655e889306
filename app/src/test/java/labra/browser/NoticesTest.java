package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import labra.Api;
import labra.access.Role;
import labra.platform.Actor;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// What was told to whom: found by state, read as the mail it is, tried again.
@QuarkusTest
class NoticesTest extends BrowserTest {
    private int person;
    private String email = "";
    private String plate = "";

    @Test
    void a_notice_that_was_given_up_is_read_and_tried_again() {
        String notice = owned("GIVEN_UP");
        Visitor visitor = administrator();
        visitor.opens("/admin/avisos?persona_id=" + person);
        visitor.filters("Estado", "Enviado");
        visitor.reads("No hay resultados");
        visitor.filters("Estado", "Abandonado");
        visitor.seesRows(email);
        visitor.isAt("/admin/avisos\\?.*estado=ABANDONADO.*");
        visitor.follows(email);
        visitor.reads("Connection refused");
        visitor.isAt("/admin/avisos/" + notice);
        assertThat(visitor.page().frameLocator("iframe.mail").locator("body")).containsText(plate);
        visitor.page()
                .locator("summary", new Page.LocatorOptions().setHasText("Como texto"))
                .click();
        assertThat(visitor.page().locator("pre.mail-text")).containsText(plate);
        visitor.presses("Reintentar");
        visitor.reads("Se reintenta enseguida.");
        assertThat(visitor.page().locator("h1 .badge")).hasText("Pendiente");
        assertThat(visitor.button("Reintentar")).hasCount(0);
    }

    @Test
    void a_notice_of_the_days_summary_shows_that_mail_and_leads_to_it() {
        String notice = owned("PENDING");
        String summary = database.write(
                new Actor("test", "127.0.0.1"),
                handle -> handle.createQuery("""
                        WITH summary AS (
                            INSERT INTO notice (kind, role, person_id, recipient, language, leaves_at, next_attempt_at)
                            VALUES ('SUMMARY', 'OWNER', :person, :email, 'es', now() + interval '1 hour', now() + interval '1 hour')
                            RETURNING id)
                        UPDATE notice SET summary_id = summary.id FROM summary WHERE notice.id = :notice RETURNING summary.id
                        """)
                        .bind("person", person)
                        .bind("email", email)
                        .bind("notice", Long.parseLong(notice))
                        .mapTo(String.class)
                        .one());
        Visitor visitor = staff(Role.AUDITOR);
        visitor.opens("/admin/avisos/" + notice);
        assertThat(visitor.page().locator("h1")).containsText("Avisos de hoy sobre sus vehículos: 1");
        visitor.follows("el resumen del día");
        visitor.isAt("/admin/avisos/" + summary);
        visitor.reads("Resumen del día");
        assertThat(visitor.page().frameLocator("iframe.mail").locator("body")).containsText(plate);
        Assertions.assertThat(Inspection.faults(visitor, "es")).isEmpty();
    }

    @Test
    void many_are_tried_again_at_once_and_no_others() {
        owned("BOUNCED");
        String second = notice(otherFine(), "BOUNCED");
        int first = person;
        String another = owned("BOUNCED");
        Visitor visitor = administrator();
        visitor.opens("/admin/avisos?estado=REBOTADO&persona_id=" + first);
        Assertions.assertThat(visitor.rows()).hasSize(2);
        visitor.moves(visitor.page().locator(".page-actions form button"));
        visitor.reads("Se reintentan 2 avisos.");
        visitor.opens("/admin/avisos/" + second);
        assertThat(visitor.page().locator("h1 .badge")).hasText("Pendiente");
        visitor.opens("/admin/avisos/" + another);
        assertThat(visitor.page().locator("h1 .badge")).hasText("Rebotado");
    }

    @Test
    void an_auditor_reads_and_does_not_retry() {
        String notice = owned("GIVEN_UP");
        Visitor visitor = staff(Role.AUDITOR);
        visitor.opens("/admin/avisos/" + notice);
        visitor.reads("Connection refused");
        assertThat(visitor.button("Reintentar")).hasCount(0);
        visitor.opens("/admin/avisos?estado=ABANDONADO");
        assertThat(visitor.page().locator(".page-actions")).hasCount(0);
    }

    @Test
    void a_mail_is_for_everybody_too() {
        String notice = owned("GIVEN_UP");
        Visitor visitor = administrator();
        Assertions.assertThat(Inspection.faultsOfMail(visitor, "/admin/avisos/" + notice + "/correo"))
                .isEmpty();
    }

    /// A notice of a new fine to a new person.
    private String owned(String state) {
        email = Api.unique("avisado").toLowerCase(Locale.ROOT) + "@example.com";
        person = api.person(email);
        plate = api.plateOf(person);
        return notice(fine(plate), state);
    }

    /// One more fine of the same person, of another vehicle.
    private String otherFine() {
        return fine(api.plateOf(person));
    }
}
