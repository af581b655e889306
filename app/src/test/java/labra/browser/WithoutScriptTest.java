package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import labra.Api;
import org.junit.jupiter.api.Test;

/// With scripts turned off everything can still be read and every form sent.
@QuarkusTest
class WithoutScriptTest extends BrowserTest {
    @Test
    void records_are_found_written_and_deleted() {
        String stem = Api.unique("Sinjs");
        Visitor visitor = administratorWithoutScripts();
        visitor.opens("/admin/personas");
        visitor.follows("Nueva persona");
        visitor.writes("Nombre", stem);
        visitor.writes("Correo electrónico", stem + "@example.com");
        visitor.presses("Guardar");
        visitor.reads("La persona quedó registrada.");
        visitor.opens("/admin/personas");
        visitor.page().locator("#q").fill(stem);
        visitor.presses("Buscar");
        visitor.seesRows(stem);
        visitor.follows("Nombre");
        visitor.isAt("/admin/personas\\?.*orden=-nombre.*");
        visitor.follows(stem);
        visitor.follows("Eliminar");
        visitor.presses("Eliminar");
        visitor.reads("La persona quedó eliminada.");
    }

    @Test
    void a_vehicles_owner_is_named_by_the_address() {
        String email = Api.unique("sinjs") + "@example.com";
        api.person(email);
        Visitor visitor = administratorWithoutScripts();
        visitor.opens("/admin/vehiculos/nuevo");
        visitor.writes("Placa patente", "AE " + Api.unique("7") + " XX");
        visitor.writes("Marca y modelo", "Fiat");
        visitor.writes("Color", "rojo");
        visitor.writes("Titular", email);
        visitor.presses("Guardar");
        visitor.reads("El vehículo quedó registrado.");
        visitor.reads(email);
    }

    @Test
    void many_at_once_language_and_theme_need_none_either() {
        String badge = Api.unique("sinjs-");
        api.officer(badge);
        Visitor visitor = administratorWithoutScripts();
        visitor.opens("/admin/policias?q=" + badge);
        visitor.page().locator("tbody input[name=id]").check();
        visitor.presses("Desactivar");
        visitor.reads("Eligió un registro.");
        visitor.presses("Desactivar");
        visitor.reads("Listo: un registro.");
        visitor.moves(visitor.page().locator("[data-theme-toggle]"));
        assertThat(visitor.page().locator("html")).hasAttribute("data-bs-theme", "dark");
        visitor.moves(visitor.page().locator(".top-tools [lang=en]"));
        visitor.reads("Clear filters");
        assertThat(visitor.page().locator("html")).hasAttribute("lang", "en");
    }
}
