package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import labra.Api;
import labra.access.Role;
import labra.contract.FineJson;
import org.junit.jupiter.api.Test;

/// The first page, the search of everything, and who may come in.
@QuarkusTest
class PanelTest extends BrowserTest {
    @Test
    void the_panel_shows_what_comes_in_without_reloading() {
        String plate = api.plate();
        String fines = IntStream.range(0, 50)
                .mapToObj(index -> FineJson.of(plate)
                        .with("comentarios", "\"Fila %d\"".formatted(index))
                        .toString())
                .collect(Collectors.joining(",", "[", "]"));
        Visitor visitor = staff(Role.AUDITOR);
        visitor.opens("/");
        visitor.isAt("/admin");
        visitor.page().evaluate("() => { window.neverReloaded = true; }");
        Api.as(api.officerToken()).body(fines).post("/multas/lote").then().statusCode(200);
        visitor.page()
                .waitForFunction(
                        "() => window.neverReloaded && document.querySelector('.live strong').textContent >= 50");
    }

    @Test
    void the_week_is_laid_beside_the_one_before_and_each_bar_leads_to_its_day() {
        String plate = api.plate();
        Api.as(api.officerToken())
                .body(FineJson.of(plate)
                        .with("timestamp", "\"" + Instant.now() + "\"")
                        .toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200);
        Visitor visitor = staff(Role.SUPERVISOR);
        visitor.opens("/admin");
        assertThat(visitor.page().locator("#por-dia + p")).containsText("Esta semana van");
        Locator today = visitor.page().locator(".only-wide .chart a").last();
        assertThat(today).hasAttribute("href", Pattern.compile("/admin/multas\\?desde=(.+)&hasta_dia=\\1"));
        visitor.moves(today.locator(".bar"));
        visitor.isAt("/admin/multas\\?desde=.*");
        visitor.opens(visitor.path() + "&q=" + plate);
        visitor.seesRows(plate);
    }

    @Test
    void everything_is_found_from_anywhere() {
        String email = Api.unique("buscada") + "@example.com";
        String plate = api.plateOf(api.person(email));
        Visitor visitor = administrator();
        visitor.opens("/admin/ajustes");
        visitor.types("/");
        visitor.page().keyboard().type(plate.toLowerCase(java.util.Locale.ROOT));
        visitor.leads("Enter");
        visitor.isAt("/admin/buscar\\?q=.*");
        visitor.reads("Vehículos");
        visitor.follows(plate);
        visitor.isAt("/admin/vehiculos/\\d+");
        visitor.types("/");
        visitor.page().keyboard().type(email);
        visitor.leads("Enter");
        visitor.reads("Persona de Prueba");
        visitor.opens("/admin/buscar?q=nothinglikethis");
        visitor.reads("Nada coincide");
    }

    @Test
    void fines_are_found_by_all_that_somebody_remembers() {
        String email = Api.unique("recordada") + "@example.com";
        String plate = api.plateOf(api.person(email));
        String fine = fine(plate);
        String nobodys = api.plate();
        String observed = observedFine(nobodys);
        Visitor visitor = administrator();
        for (String remembered : List.of(plate, plate.substring(0, 2) + "-" + plate.substring(2), email)) {
            visitor.opens("/admin/buscar?q=" + remembered);
            assertThat(found(visitor, fine)).hasCount(1);
        }
        visitor.opens("/admin/buscar?q=" + nobodys);
        assertThat(found(visitor, observed)).hasCount(1);
        String comment = Api.unique("dobló donde no se puede ");
        Api.as(api.officerToken())
                .body(FineJson.of(plate)
                        .with("comentarios", '"' + comment + '"')
                        .with("timestamp", '"' + Instant.now().minusSeconds(60).toString() + '"')
                        .toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200);
        visitor.opens("/admin/buscar?q=" + comment.toUpperCase(Locale.ROOT).replace("Ó", "o"));
        visitor.reads(comment);
    }

    private static Locator found(Visitor visitor, String fine) {
        return visitor.page().locator("main a[href='/admin/multas/" + fine + "']");
    }

    @Test
    void an_administrator_makes_an_account_which_comes_in() {
        String username = Api.unique("nueva-cuenta");
        Visitor administrator = administrator().expects(422);
        administrator.opens("/admin/usuarios");
        administrator.follows("Nuevo usuario");
        administrator.writes("Usuario", username);
        administrator.writes("Nombre", "Cuenta Nueva");
        administrator.chooses("Rol", "Supervisor");
        administrator.writes("Clave", "short");
        administrator.presses("Guardar");
        administrator.reads("debe tener entre 12 y");
        administrator.writes("Clave", Api.ADMIN_PASSWORD);
        administrator.presses("Guardar");
        administrator.reads("El usuario quedó creado.");
        Visitor visitor = anybody().expects(403);
        visitor.opens("/entrar");
        visitor.writes("Usuario", username);
        visitor.writes("Clave", Api.ADMIN_PASSWORD);
        visitor.presses("Entrar");
        visitor.isAt("/admin/clave");
        visitor.writes("Clave actual", Api.ADMIN_PASSWORD);
        visitor.writes("Clave nueva", "una clave que nadie más conoce");
        visitor.writes("Repita la clave nueva", "una clave que nadie más conoce");
        visitor.presses("Cambiar la clave");
        assertThat(visitor.link("Usuarios")).hasCount(0);
        visitor.opens("/admin/usuarios");
        visitor.reads("No tiene permiso");
    }
}
