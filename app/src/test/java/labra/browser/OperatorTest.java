package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import labra.Api;
import labra.access.Role;
import org.junit.jupiter.api.Test;

/// An operator types in and corrects; what decides is not even shown.
@QuarkusTest
class OperatorTest extends BrowserTest {
    @Test
    void an_operator_asks_and_another_decides() {
        String fine = fine(api.plate());
        Visitor operator = staff(Role.OPERATOR);
        operator.opens("/admin/multas/" + fine);
        assertThat(operator.link("Corregir")).hasCount(1);
        assertThat(operator.button("Validar")).hasCount(0);
        operator.writes("Motivo", "Cargada dos veces");
        operator.presses("Pedir la anulación");
        operator.reads("La anulación quedó pedida.");
        operator.opens("/admin/anulaciones");
        operator.reads("Cargada dos veces");
        assertThat(operator.button("Confirmar la anulación")).hasCount(0);
        assertThat(operator.button("Rechazar")).hasCount(0);
    }

    @Test
    void an_operator_writes_people_down_and_removes_and_takes_away_none() {
        String name = Api.unique("Anotada ");
        Visitor operator = staff(Role.OPERATOR).expects(403);
        operator.opens("/admin/personas/nuevo");
        operator.writes("Nombre", name);
        operator.writes("Correo electrónico", Api.unique("anotada") + "@example.com");
        operator.presses("Guardar");
        operator.reads(name);
        assertThat(operator.link("Modificar")).hasCount(1);
        assertThat(operator.link("Eliminar")).hasCount(0);
        operator.opens("/admin/personas");
        operator.readsNot("Descargar lo filtrado:");
        operator.opens("/admin/personas/exportar?formato=csv");
        operator.reads("Su rol no permite hacer esto");
        for (String place : List.of("Usuarios", "Ajustes", "Importar", "Seguridad")) {
            assertThat(operator.link(place)).hasCount(0);
        }
    }
}
