package labra.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import labra.access.Role;
import labra.prices.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A clerk writes a payment down, a supervisor confirms it, and both can take it back together.
@QuarkusTest
class PaymentPagesTest extends BrowserTest {
    @Inject
    Catalogue catalogue;

    private String fine = "";

    @BeforeEach
    void a_fine_of_284400() {
        fine = catalogue.fine(api.plate(), catalogue.priced("1896", "2026-01-01"), "2026-03-01T12:00:00-03:00");
        api.administrator()
                .body(Map.of("tipo", "VALIDACION", "el", "2026-03-05"))
                .post("/multas/" + fine + "/actos")
                .then()
                .statusCode(200);
    }

    @Test
    void a_clerk_tells_and_a_supervisor_confirms_and_reverses() {
        Visitor clerk = staff(Role.OPERATOR).expects(422);
        clerk.opens("/admin/multas/" + fine);
        clerk.follows("Registrar un pago");
        clerk.writes("Importe", "142.200");
        clerk.writes("Comprobante", "R-" + fine.substring(0, 13));
        clerk.presses("Registrar un pago");
        clerk.reads("admite hasta 2 decimales");
        clerk.writes("Importe", "300.000,50");
        clerk.presses("Registrar un pago");
        clerk.reads("Falta que otra persona lo confirme.");
        clerk.reads("Se pagó de más.");
        clerk.reads("Lo confirma otra persona.");
        Visitor supervisor = staff(Role.SUPERVISOR);
        supervisor.opens("/admin/pagos");
        supervisor.reads("ARS\u00a0300.000,50");
        supervisor.opens("/admin/pagos/" + fine);
        supervisor.presses("Confirmar");
        supervisor.reads("El pago quedó confirmado y está en la cuenta.");
        supervisor.opens("/admin/multas/" + fine);
        supervisor.reads("a favor ARS\u00a015.600,50");
        clerk.opens("/admin/pagos/" + fine);
        clerk.page().locator("details.why summary").click();
        clerk.writes("Motivo", "El banco lo devolvió");
        clerk.presses("Pedir la reversión");
        clerk.reads("Se pidió revertirlo.");
        supervisor.opens("/admin/pagos/" + fine);
        supervisor.presses("Confirmar la reversión");
        supervisor.reads("El pago quedó revertido y salió de la cuenta.");
        supervisor.opens("/admin/vida/" + fine);
        supervisor.reads("El pago se revirtió.");
        supervisor.reads("El banco lo devolvió");
    }
}
