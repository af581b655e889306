package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
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
