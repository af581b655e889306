package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import labra.Api;
import labra.access.Role;
import org.junit.jupiter.api.Test;

/// Whoever signs in begins with their own work.
@QuarkusTest
class StartPagesTest extends BrowserTest {
    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @Test
    void each_begins_with_what_waits_for_them_and_goes_on_from_there() {
        observedFine(Api.unique("sobra"));
        Visitor operator = anybody();
        operator.opens("/");
        operator.writes("Usuario", api.account(Role.OPERATOR));
        operator.writes("Clave", Api.ADMIN_PASSWORD);
        operator.presses("Entrar");
        operator.isAt("/admin");
        assertThat(part(operator, "por-hacer")).containsText("Observadas por resolver", PATIENT);
        operator.follows("Cargar una multa");
        operator.isAt("/admin/multas/nuevo");
        operator.follows("Labra");
        operator.moves(part(operator, "por-hacer").locator("#panel-observed"));
        operator.isAt("/admin/observadas");

        Visitor auditor = staff(Role.AUDITOR);
        auditor.opens("/admin");
        assertThat(part(auditor, "en-curso")).containsText("Observadas por resolver", PATIENT);
        assertThat(part(auditor, "por-hacer").locator("#panel-observed")).hasCount(0);
        assertThat(auditor.link("Cargar una multa")).hasCount(0);
        auditor.follows("Leer la auditoría");
        auditor.isAt("/admin/auditoria");
    }

    @Test
    void what_renews_itself_leaves_the_keyboard_where_it_was() {
        Visitor operator = staff(Role.OPERATOR);
        operator.opens("/admin");
        operator.link("Registrar una persona").focus();
        operator.page()
                .waitForResponse(
                        "**/admin/panel/espera", new Page.WaitForResponseOptions().setTimeout(30_000), () -> {});
        assertThat(operator.link("Registrar una persona")).isFocused();
        operator.leads("Enter");
        operator.isAt("/admin/personas/nuevo");
    }

    @Test
    void every_roles_page_is_without_fault_on_a_phone_and_in_both_themes() {
        List<String> faults = new ArrayList<>();
        for (Role role : Role.ofStaff()) {
            Visitor visitor = staff(role);
            visitor.opens("/admin");
            assertThat(visitor.page().locator("#espera")).containsText("Lo de todos los días");
            faults.addAll(Inspection.faults(visitor, "es"));
        }
        assertThat(faults).isEmpty();
    }

    private static Locator part(Visitor visitor, String heading) {
        return visitor.page().locator("section[aria-labelledby=" + heading + "]");
    }
}
