package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.quarkus.test.junit.QuarkusTest;
import labra.Api;
import labra.access.Role;
import org.junit.jupiter.api.Test;

/// The first page, the search of everything, and who may come in.
@QuarkusTest
class PanelTest extends BrowserTest {
    @Test
    void the_panel_shows_what_comes_in_without_reloading() {
        String plate = api.plate();
        Visitor visitor = staff(Role.AUDITOR);
        visitor.opens("/");
        visitor.isAt("/admin");
        visitor.reads("Ahora mismo");
        String before = visitor.page().locator(".live strong").textContent();
        fine(plate);
        assertThat(visitor.page().locator(".live strong"))
                .not()
                .hasText(before, new LocatorAssertions.HasTextOptions().setTimeout(8_000));
    }

    @Test
    void everything_is_found_from_anywhere() {
        String email = Api.unique("buscada") + "@example.com";
        String plate = api.plateOf(api.person(email));
        Visitor visitor = administrator();
        visitor.opens("/admin/ajustes");
        visitor.types("/");
        visitor.page().keyboard().type(plate.toLowerCase(java.util.Locale.ROOT));
        visitor.types("Enter");
        visitor.isAt("/admin/buscar\\?q=.*");
        visitor.reads("Vehículos");
        visitor.follows(plate);
        visitor.isAt("/admin/vehiculos/\\d+");
        visitor.types("/");
        visitor.page().keyboard().type(email);
        visitor.types("Enter");
        visitor.reads("Persona de Prueba");
        visitor.opens("/admin/buscar?q=nothinglikethis");
        visitor.reads("Nada coincide");
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
        administrator.reads("debe tener entre 8 y");
        administrator.writes("Clave", Api.ADMIN_PASSWORD);
        administrator.presses("Guardar");
        administrator.reads("El usuario quedó creado.");
        Visitor visitor = anybody().expects(403);
        visitor.opens("/entrar");
        visitor.writes("Usuario", username);
        visitor.writes("Clave", Api.ADMIN_PASSWORD);
        visitor.presses("Entrar");
        visitor.isAt("/admin");
        assertThat(visitor.link("Usuarios")).hasCount(0);
        visitor.opens("/admin/usuarios");
        visitor.reads("No tiene permiso");
    }
}
