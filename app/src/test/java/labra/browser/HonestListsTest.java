package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a list leaves out is said, and what waits is told in the menu.
@QuarkusTest
class HonestListsTest extends BrowserTest {
    @Test
    void a_page_says_how_many_fines_it_leaves_out() {
        String plate = api.plate();
        for (int i = 0; i < 22; i++) {
            fine(plate);
        }
        Visitor visitor = administrator();
        visitor.opens("/admin/vehiculos/" + vehicle(plate));
        assertThat(visitor.page().locator(".timeline > li")).hasCount(20);
        visitor.follows("Hay 2 anteriores: ver todas");
        assertThat(visitor.page().locator(".total")).containsText("1–22 de 22");
    }

    @Test
    void a_period_that_ends_before_it_begins_says_so() {
        Visitor visitor = administrator();
        visitor.opens("/admin/multas?desde=2025-03-02&hasta_dia=2025-03-01");
        visitor.reads("es anterior a «desde»: así no hay nada que mostrar");
        visitor.readsNot("No hay resultados");
    }

    @Test
    void observed_fines_and_annulments_are_counted_in_the_menu() {
        observedFine(api.plate().replaceAll("^T", "7"));
        api.administrator()
                .body(Map.of("motivo", "Se cargó dos veces"))
                .post("/multas/" + fine(api.plate()) + "/anulacion")
                .then()
                .statusCode(202);
        Visitor visitor = administrator();
        for (String place : new String[] {"/admin/observadas", "/admin/anulaciones"}) {
            visitor.opens("/admin/multas");
            for (int tries = 0;
                    tries < 20
                            && visitor.page()
                                            .locator(".side a[href='" + place + "'] .side-count")
                                            .count()
                                    == 0;
                    tries++) {
                visitor.page().waitForTimeout(1000);
                visitor.reloads();
            }
            assertThat(visitor.page().locator(".side a[href='" + place + "'] .side-count"))
                    .hasText(Pattern.compile("[1-9].*"));
        }
    }
}
