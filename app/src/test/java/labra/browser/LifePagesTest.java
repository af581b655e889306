package labra.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import labra.access.Role;
import labra.prices.Catalogue;
import org.junit.jupiter.api.Test;

/// A clerk tells what happened to a fine, a supervisor acts on it, and the fine's page tells its life in words.
@QuarkusTest
class LifePagesTest extends BrowserTest {
    @Inject
    Catalogue catalogue;

    @Test
    void a_clerk_tells_and_a_supervisor_decides() {
        String fine = catalogue.fine(api.plate(), catalogue.priced("1896", "2026-01-01"), "2026-03-01T12:00:00-03:00");
        Visitor supervisor = staff(Role.SUPERVISOR);
        supervisor.opens("/admin/multas/" + fine);
        supervisor.reads("Todavía no se registró nada.");
        supervisor.presses("Validar");
        supervisor.reads("Lugar");
        supervisor.page().getByLabel("Validar también las que no lo dicen todo").check();
        supervisor.page().locator("#f-motivo").fill("La calle está en la foto");
        supervisor.presses("Validar");
        supervisor.reads("Terminado");
        supervisor.opens("/admin/multas/" + fine);
        supervisor.reads("ARS\u00a0284.400,00");
        Visitor clerk = staff(Role.OPERATOR).expects(422);
        clerk.opens("/admin/multas/" + fine);
        clerk.follows("Ver y registrar");
        clerk.follows("Notificación");
        clerk.presses("Registrar");
        clerk.reads("Revise lo siguiente:");
        clerk.writes("Prueba", "Acuse 4711");
        clerk.presses("Registrar");
        clerk.reads("Quedó registrado.");
        clerk.reads("Acuse 4711");
        supervisor.opens("/admin/vida/" + fine);
        supervisor.reads("Acuse 4711");
        supervisor.follows("Pase a apremio");
        supervisor.presses("Registrar");
        supervisor.reads("No se hizo. Sólo va a apremio una multa firme.");
        supervisor.reads("Sin efecto");
    }
}
