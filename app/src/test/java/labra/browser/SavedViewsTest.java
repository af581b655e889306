package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import labra.Api;
import labra.access.Role;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/// Lists that somebody keeps under a name, and how each person sees them.
@QuarkusTest
class SavedViewsTest extends BrowserTest {
    private String person(String stem, String name) {
        api.administrator()
                .body(Map.of("nombre", stem + " " + name, "correo_electronico", Api.unique("vista") + "@example.com"))
                .post("/personas")
                .then()
                .statusCode(201);
        return stem + " " + name;
    }

    private static Locator view(Visitor visitor, String name) {
        return visitor.page().locator(".views > a").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void saves(Visitor visitor, String name, boolean shared) {
        visitor.page().locator(".views summary").click();
        visitor.writes("Guardar esta vista como", name);
        if (shared) {
            visitor.field("Compartirla con la oficina").check();
        }
        visitor.moves(visitor.page().locator(".views-menu button").first());
    }

    @Test
    void a_view_brings_back_filters_order_and_columns() {
        String stem = Api.unique("Vista");
        String first = person(stem, "a");
        String last = person(stem, "b");
        String name = Api.unique("mía ");
        Visitor visitor = staff(Role.SUPERVISOR);
        visitor.opens("/admin/personas?q=" + stem + "&orden=-nombre&col=nombre&col=creada_en");
        saves(visitor, name, false);
        visitor.reads("Se guardó la vista");
        visitor.opens("/admin/personas");
        visitor.moves(view(visitor, name));
        visitor.seesRows(last, first);
        assertThat(view(visitor, name)).hasAttribute("aria-current", "true");
        Visitor other = staff(Role.SUPERVISOR);
        other.opens("/admin/personas");
        assertThat(view(other, name)).hasCount(0);
    }

    @Test
    void a_shared_view_is_the_offices_to_see_and_its_owners_to_change() {
        String name = Api.unique("oficina ");
        String renamed = Api.unique("nueva ");
        Visitor visitor = staff(Role.SUPERVISOR);
        visitor.opens("/admin/vehiculos?orden=-placa_patente");
        saves(visitor, name, true);
        Visitor other = staff(Role.SUPERVISOR);
        other.opens("/admin/vehiculos");
        other.moves(view(other, name));
        other.isAt("/admin/vehiculos\\?orden=-placa_patente");
        other.opens("/admin/vehiculos/vistas");
        other.reads("Todavía no guardó ninguna vista");
        visitor.opens("/admin/vehiculos/vistas");
        Locator mine = visitor.page().locator("section[aria-label='" + name.strip() + "']");
        mine.locator("[name=nombre]").fill(renamed);
        visitor.moves(mine.locator("button"));
        visitor.moves(visitor.page()
                .locator("section[aria-label='" + renamed.strip() + "']")
                .locator(".btn-outline-danger"));
        visitor.reads("¿Eliminar la vista");
        visitor.presses("Eliminar la vista");
        visitor.isAt("/admin/vehiculos");
        assertThat(view(visitor, renamed)).hasCount(0);
    }

    @Test
    void columns_and_height_are_remembered_for_a_person_and_forgotten() {
        person(Api.unique("Costumbre"), "a");
        String account = api.account(Role.SUPERVISOR);
        Visitor visitor = anybody();
        visitor.signsIn(api.session(account));
        visitor.opens("/admin/personas?col=nombre&col=modificada_en");
        visitor.page().locator(".views summary").click();
        visitor.presses("Recordar estas columnas, filas bajas");
        visitor.reads("también la próxima vez");
        Visitor elsewhere = anybody();
        elsewhere.signsIn(api.session(account));
        elsewhere.opens("/admin/personas");
        assertThat(elsewhere.page().locator("#lista")).hasClass(Pattern.compile(".*list-dense.*"));
        assertThat(elsewhere.page().locator("td[data-label=Modificada]").first())
                .isVisible();
        assertThat(elsewhere.page().locator("td[data-label='Correo electrónico']"))
                .hasCount(0);
        Visitor other = staff(Role.SUPERVISOR);
        other.opens("/admin/personas");
        assertThat(other.page().locator("td[data-label=Modificada]")).hasCount(0);
        elsewhere.page().locator(".views summary").click();
        elsewhere.presses("Volver a lo de siempre");
        assertThat(elsewhere.page().locator("td[data-label=Modificada]")).hasCount(0);
    }

    private static List<String> headings(Visitor visitor) {
        return visitor.page().locator("thead th:not(.pick, .row-end)").allInnerTexts();
    }

    @Test
    void order_and_widths_of_columns_are_arranged_by_the_keyboard_and_remembered_for_a_person() {
        String name = person(Api.unique("Orden"), "a");
        String account = api.account(Role.SUPERVISOR);
        Visitor visitor = anybody();
        visitor.signsIn(api.session(account));
        visitor.opens("/admin/personas");
        List<String> usual = headings(visitor);
        visitor.page().locator(".views summary").click();
        visitor.follows("Ordenar las columnas");
        visitor.isAt("/admin/personas/vistas/columnas");
        visitor.button("Subir Correo electrónico").focus();
        visitor.leads("Enter");
        assertThat(visitor.button("Bajar Correo electrónico")).isFocused();
        visitor.page().getByLabel("Ancho de Nombre").selectOption(new SelectOption().setLabel("ancha"));
        Assertions.assertThat(Inspection.faults(visitor, "es")).isEmpty();
        visitor.presses("Guardar");
        visitor.reads("también la próxima vez");
        Visitor elsewhere = anybody();
        elsewhere.signsIn(api.session(account));
        elsewhere.opens("/admin/personas?q=" + name.substring(0, name.length() - 2));
        Assertions.assertThat(headings(elsewhere).subList(0, 2)).containsExactly(usual.get(1), usual.get(0));
        Locator wide = elsewhere.page().locator("td[data-label=Nombre]").first();
        Assertions.assertThat(Objects.requireNonNull(wide.boundingBox()).width).isGreaterThan(400);
        elsewhere.moves(elsewhere.page().locator("tbody .row-link").first());
        elsewhere.reads(name);
        Visitor other = staff(Role.SUPERVISOR);
        other.opens("/admin/personas");
        Assertions.assertThat(headings(other)).isEqualTo(usual);
    }

    @Test
    void columns_are_arranged_without_scripts_and_a_list_has_one() {
        Visitor visitor = administratorWithoutScripts().expects(422);
        visitor.opens("/admin/policias/vistas/columnas");
        String second = visitor.page().locator(".arrange label").nth(1).innerText();
        visitor.presses("Subir " + second.strip());
        assertThat(visitor.page().locator(".arrange label").first()).hasText(second.strip());
        for (Locator box :
                visitor.page().locator(".arrange input[name=columna]").all()) {
            box.uncheck();
        }
        visitor.presses("Guardar");
        visitor.reads("Elija al menos una columna.");
    }
}
