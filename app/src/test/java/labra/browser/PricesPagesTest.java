package labra.browser;

import com.microsoft.playwright.Locator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import labra.Api;
import labra.access.Role;
import labra.prices.Catalogue;
import org.junit.jupiter.api.Test;

/// One administrator proposes what an offence costs, another approves it, and whoever looks at a fine reads why it
/// costs that.
@QuarkusTest
class PricesPagesTest extends BrowserTest {
    @Inject
    Catalogue catalogue;

    @Test
    void two_administrators_give_an_offence_its_price() {
        String code = catalogue.offence();
        String unit = catalogue.unit();
        String fine = catalogue.fine(api.plate(), code, "2026-03-01T12:00:00-03:00");
        Visitor proposer = administrator();
        proposer.opens("/admin/precios");
        proposer.writes("Unidad", unit);
        proposer.writes("Valor", "1896");
        proposer.writes("Desde", "2026-01-01");
        String source = Api.unique("ACA La Plata ");
        proposer.writes("Fuente", source);
        proposer.presses("Proponer");
        proposer.reads("Falta que otro administrador lo apruebe");
        proposer.follows(code);
        proposer.follows("Proponer una versión");
        version(proposer, unit);
        proposer.reads("Espera aprobación");
        proposer.opens("/admin/multas/" + fine);
        proposer.reads("sin importe");
        approves(source);
        approves(code);
        proposer.reloads();
        proposer.reads("ARS\u00a0284.400,00");
        proposer.follows("por qué");
        proposer.reads(source);
        proposer.reads("Ordenanza 1, art. 2");
        proposer.reads("propuso admin");
    }

    private static void version(Visitor proposer, String unit) {
        proposer.writes("Desde", "2026-01-01");
        proposer.writes("Unidad", unit);
        proposer.writes("Mínimo de unidades", "150");
        proposer.writes("Máximo de unidades", "1000");
        proposer.writes("Unidades de pago voluntario", "150");
        proposer.writes("Gravedad", "GRAVE");
        proposer.writes("Norma", "Ordenanza 1, art. 2");
        proposer.writes("Fuente", Api.unique("Boletín "));
        proposer.presses("Proponer");
    }

    /// Of what waits, the group that names it.
    private void approves(String what) {
        Visitor approver = staff(Role.ADMINISTRATOR);
        approver.opens("/admin/propuestas");
        approver.moves(approver.page()
                .locator("section.card")
                .filter(new Locator.FilterOptions().setHasText(what))
                .locator("form[action$='/aprobar'] button"));
        approver.reads("desde ahora cuenta");
    }
}
