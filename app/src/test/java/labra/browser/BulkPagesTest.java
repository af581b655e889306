package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import labra.access.Role;
import org.junit.jupiter.api.Test;

/// Somebody picks fines, or all that the filters find, says what to do with them and why, sees what came of it, and
/// takes it back.
@QuarkusTest
class BulkPagesTest extends BrowserTest {
    @Test
    void all_that_match_are_validated_watched_and_taken_back() {
        String plate = api.plate();
        String vehicle = vehicle(plate);
        List<String> fines = List.of(fine(plate), fine(plate), fine(plate));
        Visitor supervisor = staff(Role.SUPERVISOR).expects(422);
        supervisor.opens("/admin/multas?limite=2&vehiculo_id=" + vehicle);
        supervisor.page().getByLabel("Elegir todos los de esta página").check();
        supervisor.page().getByLabel("todos los que coinciden").check();
        supervisor.presses("Validar");
        supervisor.reads("Los filtros encuentran 3 registros");
        supervisor.reads("Infracción: no lo dicen 3 de 3");
        supervisor.presses("Validar");
        supervisor.reads("es obligatorio");
        supervisor.page().locator("#f-motivo").fill("Control de la noche");
        supervisor.presses("Validar");
        supervisor.reads("El acta no dice todo lo que debe");
        supervisor.opens("/admin/multas?limite=2&vehiculo_id=" + vehicle);
        supervisor.page().getByLabel("Elegir todos los de esta página").check();
        supervisor.page().getByLabel("todos los que coinciden").check();
        supervisor.presses("Validar");
        supervisor.page().getByLabel("Validar también las que no lo dicen todo").check();
        supervisor.page().locator("#f-motivo").fill("Control de la noche");
        supervisor.presses("Validar");
        supervisor.reads("Terminado");
        supervisor.reads("Control de la noche");
        supervisor.presses("Deshacer el lote");
        supervisor.reads("es obligatorio");
        supervisor.page().locator("#f-motivo").fill("Faltaba la firma");
        supervisor.presses("Deshacer el lote");
        supervisor.reads("Deshecho");
        supervisor.opens("/admin/multas/" + fines.getFirst());
        assertThat(supervisor.page().locator("h1")).containsText("Labrada");
        supervisor.reads("Faltaba la firma");
        supervisor.opens("/admin/multas");
        supervisor.follows("Lotes");
        supervisor.reads("Control de la noche");
    }

    @Test
    void observed_fines_are_assigned_to_somebody_who_finds_them() {
        String written = "Z" + api.plate().substring(1);
        observedFine(written);
        observedFine(written);
        String clerk = api.account(Role.OPERATOR);
        Visitor supervisor = staff(Role.SUPERVISOR);
        supervisor.opens("/admin/multas?placa=" + written);
        supervisor.page().getByLabel("Elegir todos los de esta página").check();
        supervisor.presses("Asignar");
        supervisor.chooses("Cuenta", clerk + " · " + clerk);
        supervisor.page().locator("#f-motivo").fill("Guardia");
        supervisor.presses("Asignar");
        supervisor.reads("Terminado");
        supervisor.follows(clerk);
        supervisor.seesRows(written, written);
        Visitor assigned = anybody().signsIn(api.session(clerk));
        assigned.opens("/admin/observadas?de=mias");
        assigned.reads("2 multas");
        assigned.follows("Todas las que tengo a cargo");
        assigned.seesRows(written, written);
    }

    @Test
    void without_scripts_the_place_of_a_fine_is_corrected_in_a_bulk() {
        String fine = fine(api.plate());
        Visitor visitor = administratorWithoutScripts();
        visitor.opens("/admin/multas?vehiculo_id=" + vehicleOf(fine));
        visitor.page().locator("tbody input[name=id]").first().check();
        visitor.presses("Corregir");
        visitor.writes("Lugar", "San Martín 7");
        visitor.page().locator("#f-motivo").fill("Mal la calle");
        visitor.presses("Corregir");
        visitor.reads("Terminado");
        visitor.opens("/admin/multas/" + fine);
        visitor.reads("San Martín 7");
        visitor.reads("Mal la calle");
    }

    private String vehicleOf(String fine) {
        return database.read(handle -> handle.createQuery("SELECT vehicle_id::text FROM fine WHERE id = ?::uuid")
                .bind(0, fine)
                .mapTo(String.class)
                .one());
    }
}
