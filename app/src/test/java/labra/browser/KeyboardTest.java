package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import labra.Api;
import labra.access.Role;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// Without a mouse.
@QuarkusTest
class KeyboardTest extends BrowserTest {
    @Test
    void a_person_is_registered_by_keyboard_alone() {
        String username = api.account(Role.SUPERVISOR);
        Visitor visitor = anybody();
        visitor.opens("/entrar?volver=/admin/personas");
        visitor.types("Tab");
        visitor.page().keyboard().type(username);
        visitor.types("Tab");
        visitor.page().keyboard().type(Api.ADMIN_PASSWORD);
        visitor.leads("Enter");
        visitor.isAt("/admin/personas");
        visitor.types("Tab");
        Assertions.assertThat(visitor.focused()).isEqualTo("Ir al contenido");
        assertThat(visitor.link("Ir al contenido")).isInViewport();
        visitor.types("Enter");
        visitor.isAt("/admin/personas#.*");
        visitor.types("Tab");
        Assertions.assertThat(visitor.focused()).isEqualTo("Nueva persona");
        visitor.leads("Enter");
        visitor.isAt("/admin/personas/nuevo");
        visitor.field("Nombre").focus();
        visitor.page().keyboard().type("Teclado Solo");
        visitor.types("Tab");
        visitor.page().keyboard().type(Api.unique("teclado") + "@example.com");
        visitor.leads("Enter");
        visitor.reads("La persona quedó registrada.");
    }

    @Test
    void menus_open_and_close_and_give_the_focus_back() {
        Visitor visitor = administrator();
        visitor.opens("/admin/personas");
        visitor.page().locator(".top-tools summary").focus();
        visitor.types("Enter");
        assertThat(visitor.link("Mi cuenta")).isVisible();
        visitor.types("Tab");
        Assertions.assertThat(visitor.focused()).isEqualTo("Mi cuenta");
        visitor.types("Escape");
        assertThat(visitor.link("Mi cuenta")).isHidden();
        assertThat(visitor.page().locator(".top-tools summary")).isFocused();
    }

    @Test
    void a_slash_goes_to_the_search_but_not_while_one_writes() {
        Visitor visitor = administrator();
        visitor.opens("/admin/personas");
        visitor.types("/");
        assertThat(visitor.page().locator("#busqueda-global")).isFocused();
        visitor.page().locator("#q").focus();
        visitor.types("/");
        assertThat(visitor.page().locator("#q")).hasValue("/");
    }

    @Test
    void a_list_is_walked_record_by_record_and_led_back_to() {
        String stem = Api.unique("Camina");
        for (String name : List.of("a", "b", "c")) {
            api.administrator()
                    .body(Map.of(
                            "nombre", stem + " " + name, "correo_electronico", Api.unique("camina") + "@example.com"))
                    .post("/personas")
                    .then()
                    .statusCode(201);
        }
        Visitor visitor = administrator();
        visitor.opens("/admin/personas?orden=nombre&q=" + stem);
        visitor.types("j");
        Assertions.assertThat(visitor.focused()).isEqualTo(stem + " a");
        visitor.types("j");
        Assertions.assertThat(visitor.focused()).isEqualTo(stem + " b");
        visitor.leads("Enter");
        assertThat(visitor.page().locator("h1")).containsText(stem + " b");
        visitor.leads("j");
        assertThat(visitor.page().locator("h1")).containsText(stem + " c");
        assertThat(visitor.link("Siguiente de la lista")).hasCount(0);
        visitor.follows("Anterior de la lista");
        assertThat(visitor.page().locator("h1")).containsText(stem + " b");
        visitor.leads("e");
        visitor.isAt("/admin/personas/\\d+/editar");
        visitor.goesBack();
        visitor.moves(visitor.page().locator("nav.crumbs a").first());
        visitor.isAt("/admin/personas\\?orden=nombre&q=" + stem);
        visitor.leads("n");
        visitor.isAt("/admin/personas/nuevo");
    }

    @Test
    void the_palette_goes_anywhere_and_searches_for_the_rest() {
        Visitor visitor = administrator();
        visitor.opens("/admin/personas");
        visitor.types("Control+k");
        assertThat(visitor.page().locator("#palette-q")).isFocused();
        visitor.page().keyboard().type("VEHI");
        visitor.leads("Enter");
        visitor.isAt("/admin/vehiculos");
        visitor.types("Control+k");
        visitor.page().keyboard().type("AB999ZZ nada");
        visitor.leads("Enter");
        visitor.isAt("/admin/buscar\\?q=AB999ZZ.*");
        visitor.types("Control+k");
        visitor.types("Escape");
        assertThat(visitor.page().locator("#palette")).isHidden();
        visitor.types("?");
        assertThat(visitor.page().locator("#keys")).isVisible();
        Assertions.assertThat(Axe.violations(visitor.page())).isEmpty();
        visitor.types("Escape");
        visitor.opens("/admin/personas");
        visitor.page().locator("#q").focus();
        visitor.types("j");
        assertThat(visitor.page().locator("#q")).hasValue("j");
    }

    @Test
    void the_focus_is_seen_on_everything_it_reaches() {
        Visitor visitor = administrator();
        visitor.opens("/admin/personas/nuevo");
        for (int i = 0; i < 25; i++) {
            visitor.types("Tab");
            Object seen = visitor.page().evaluate("""
                    () => {
                      const style = getComputedStyle(document.activeElement);
                      const box = document.activeElement.getBoundingClientRect();
                      return document.activeElement === document.body || (box.width > 0 && box.right > 0
                        && (style.outlineStyle !== 'none' || style.boxShadow !== 'none'));
                    }
                    """);
            Assertions.assertThat(seen).as(visitor.focused()).isEqualTo(true);
        }
    }
}
