package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import labra.Api;
import labra.access.Role;
import labra.platform.Actor;
import labra.prices.Catalogue;
import org.junit.jupiter.api.Test;

/// Wide lists on a desk and long lists on a phone: what names a row stays in sight, and a thumb finds its place.
@QuarkusTest
class WideListsTest extends BrowserTest {
    @Inject
    Catalogue catalogue;

    private static final String ALL = "col=numero&col=placa_patente&col=timestamp&col=infraccion&col=lugar&col=oficial"
            + "&col=estado&col=titular&col=comentarios&col=recibida_en&col=origen&col=latitud&col=longitud&col=id";

    private static BoundingBox box(Locator place) {
        return Objects.requireNonNull(place.boundingBox());
    }

    @Test
    void the_heading_and_the_first_column_stay_in_sight() {
        String plate = api.plate();
        for (int i = 0; i < 25; i++) {
            fine(plate);
        }
        Visitor visitor = administrator();
        visitor.size(1280, 800);
        visitor.opens("/admin/multas?placa_patente=" + plate + "&" + ALL);
        Locator heading = visitor.page().locator("thead th:not(.row-end)").last();
        Locator first = visitor.page().locator("tbody tr:last-child .row-link");
        visitor.page().locator(".table-card").evaluate("card => card.scrollTo(card.scrollWidth, card.scrollHeight)");
        visitor.page().locator(".table-card").evaluate("card => card.scrollIntoView({ block: 'end' })");
        assertThat(heading).isInViewport();
        assertThat(box(heading).y).as("below the page's own head").isGreaterThanOrEqualTo(60);
        assertThat(first).isInViewport();
        assertThat(box(first).x).isGreaterThanOrEqualTo(box(visitor.page().locator(".table-card")).x);
        assertThat(box(visitor.page().locator("thead th").first()).y).isLessThan(box(first).y);
    }

    @Test
    void the_usual_columns_of_fines_fit_a_small_desk() {
        fitsASmallDesk("/admin/multas?placa_patente=" + longWorded());
    }

    @Test
    void what_a_fine_says_at_length_makes_no_list_wider() {
        longWorded();
        fitsASmallDesk("/admin/multas");
    }

    /// A fine of an offence whose price of that day the catalogue does not know, which takes the longest words, with
    /// the longest number that a file may bring; its plate.
    private String longWorded() {
        catalogue.priced("1896", "2026-01-01");
        String plate = api.plate();
        String fine = catalogue.fine(plate, catalogue.offence(), "2026-03-01T12:00:00-03:00");
        assertThat(database.<Integer>write(
                        new Actor("test", "127.0.0.1"),
                        handle -> handle.createUpdate("UPDATE fine SET number = :number WHERE id = CAST(:id AS uuid)")
                                .bind("number", Api.unique("N".repeat(50)))
                                .bind("id", fine)
                                .execute()))
                .isEqualTo(1);
        return plate;
    }

    private void fitsASmallDesk(String address) {
        Visitor visitor = administrator();
        visitor.size(1280, 800);
        visitor.opens(address);
        assertThat(visitor.page().locator(".table-card").evaluate("card => card.scrollWidth - card.clientWidth"))
                .isEqualTo(0);
    }

    @Test
    void a_long_text_takes_two_lines_and_is_whole_where_one_is() {
        String name = Api.unique("Largo") + " de los muchos nombres que caben en un registro de personas".repeat(3);
        api.administrator()
                .body(Map.of("nombre", name, "correo_electronico", Api.unique("largo") + "@example.com"))
                .post("/personas")
                .then()
                .statusCode(201);
        Visitor visitor = administrator();
        visitor.opens("/admin/personas?q=" + name.substring(0, 20).strip());
        Locator text = visitor.page().locator(".clamp").first();
        assertThat(text).hasAttribute("title", name);
        double clamped = box(text).height;
        assertThat(clamped).isLessThan(60);
        visitor.page().locator(".row-link").first().focus();
        assertThat(box(text).height).isGreaterThan(clamped);
    }

    @Test
    void numbers_stand_one_under_the_other() {
        fine(api.plate());
        Visitor visitor = administrator();
        visitor.opens("/admin/multas?col=numero&col=latitud");
        assertThat(visitor.page().locator("td[data-label=Latitud]").first()).hasCSS("text-align", "right");
        assertThat(visitor.page().locator("thead th.number")).hasCount(1);
    }

    @Test
    void a_fine_takes_little_of_a_phone() {
        String plate = api.plate();
        fine(plate);
        Visitor visitor = staff(Role.SUPERVISOR);
        visitor.size(360, 740);
        visitor.opens("/admin/multas?q=" + plate);
        assertThat(box(visitor.page().locator("tbody tr").first()).height).isLessThan(130);
    }

    @Test
    void a_thumb_finds_what_it_wants() {
        String fine = fine(api.plate());
        Visitor visitor = administrator();
        visitor.size(360, 740);
        for (String page : List.of(
                "/admin",
                "/admin/multas",
                "/admin/multas/" + fine,
                "/admin/multas/nuevo",
                "/admin/personas",
                "/admin/personas/nuevo",
                "/admin/vehiculos",
                "/admin/policias",
                "/admin/infracciones",
                "/admin/avisos",
                "/admin/observadas",
                "/admin/usuarios",
                "/admin/ajustes")) {
            visitor.opens(page);
            for (Locator target : visitor.page()
                    .locator(".btn:visible, .form-control:visible, .form-select:visible, .crumbs a:visible,"
                            + " .exports a:visible, .chip:visible")
                    .all()) {
                assertThat(box(target).height)
                        .as(page + " " + target.evaluate("part => part.outerHTML.slice(0, 160)"))
                        .isGreaterThanOrEqualTo(44);
            }
        }
    }

    @Test
    void the_menu_is_in_groups_of_what_one_may_see() {
        Visitor visitor = administrator();
        visitor.opens("/admin");
        assertThat(visitor.page().locator(".side-group"))
                .hasText(new String[] {"Trabajo", "Registros", "Normas", "Administración"});
        Visitor auditor = staff(Role.AUDITOR);
        auditor.opens("/admin/multas");
        for (Locator group : auditor.page().locator(".side-groups > li").all()) {
            assertThat(group.locator("a").first()).isVisible();
        }
    }

    @Test
    void what_is_wrong_is_told_as_wide_as_the_form() {
        Visitor visitor = administrator().expects(422);
        visitor.size(1280, 800);
        visitor.opens("/admin/multas/nuevo");
        visitor.presses("Guardar");
        Locator problems = visitor.page().locator(".alert-danger");
        assertThat(problems).isVisible();
        assertThat(box(problems).width).isEqualTo(box(visitor.page().locator(".record-form")).width);
    }
}
