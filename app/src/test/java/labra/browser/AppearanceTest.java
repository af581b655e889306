package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import labra.Api;
import org.junit.jupiter.api.Test;

/// Language, light and dark, and the small screen.
@QuarkusTest
class AppearanceTest extends BrowserTest {
    @Test
    void the_language_changes_at_a_click_and_the_page_stays() {
        Visitor visitor = administrator();
        visitor.opens("/admin/vehiculos?orden=-placa_patente");
        assertThat(visitor.page()).hasTitle(Pattern.compile("Vehículos.*"));
        visitor.moves(visitor.page().locator(".top-tools [lang=en]"));
        assertThat(visitor.page()).hasTitle(Pattern.compile("Vehicles.*"));
        visitor.isAt("/admin/vehiculos\\?orden=-placa_patente");
        visitor.opens("/admin/personas");
        assertThat(visitor.page().locator("html")).hasAttribute("lang", "en");
        visitor.moves(visitor.page().locator(".top-tools [lang=es]"));
        assertThat(visitor.page().locator("html")).hasAttribute("lang", "es");
    }

    @Test
    void the_theme_is_the_systems_until_somebody_chooses() {
        Visitor visitor = administrator();
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        visitor.opens("/admin/personas");
        assertThat(visitor.page().locator("html")).hasAttribute("data-bs-theme", "dark");
        visitor.page()
                .waitForResponse(
                        Pattern.compile(".*/preferencias/tema.*"),
                        () -> visitor.page().locator("[data-theme-toggle]").click());
        assertThat(visitor.page().locator("html")).hasAttribute("data-bs-theme", "light");
        visitor.opens("/admin/vehiculos");
        assertThat(visitor.page().locator("html")).hasAttribute("data-bs-theme", "light");
    }

    @Test
    void on_a_phone_the_menu_is_behind_a_button() {
        Visitor visitor = administrator();
        visitor.size(390, 844);
        visitor.opens("/admin/personas");
        assertThat(visitor.link("Vehículos")).isHidden();
        visitor.button("Menú").click();
        assertThat(visitor.link("Vehículos")).isVisible();
        visitor.follows("Vehículos");
        visitor.isAt("/admin/vehiculos");
        assertThat(visitor.link("Vehículos")).isHidden();
    }

    @Test
    void a_choice_of_columns_is_reached_on_a_phone() {
        api.person(Api.unique("telefono") + "@example.com");
        Visitor visitor = administrator();
        visitor.size(360, 740);
        visitor.opens("/admin/personas");
        visitor.page().locator(".list-tools summary").click();
        assertThat(visitor.field("Modificada")).isInViewport();
        visitor.moves(() -> visitor.field("Modificada").check());
        assertThat(visitor.page().locator("td[data-label=Modificada]").first()).isVisible();
    }
}
