package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import labra.Api;
import labra.access.Role;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/// Finding records: searching, filtering, sorting, paging, choosing columns, taking them along, many at once.
@QuarkusTest
class ListsTest extends BrowserTest {
    private void people(String stem, String... names) {
        for (String name : names) {
            api.administrator()
                    .body(Map.of(
                            "nombre", stem + " " + name, "correo_electronico", Api.unique("lista") + "@example.com"))
                    .post("/personas")
                    .then()
                    .statusCode(201);
        }
    }

    private static String[] named(String stem, String... names) {
        return List.of(names).stream().map(name -> stem + " " + name).toArray(String[]::new);
    }

    @Test
    void a_search_finds_while_one_types_and_stays_in_the_address() {
        String stem = Api.unique("Busca");
        people(stem, "ana", "beto", "carla");
        Visitor visitor = administrator();
        visitor.opens("/admin/personas");
        visitor.searches(stem.toUpperCase(java.util.Locale.ROOT));
        visitor.seesRows(named(stem, "ana", "beto", "carla"));
        visitor.searches(stem.toUpperCase(java.util.Locale.ROOT) + " bet");
        visitor.seesRows(named(stem, "beto"));
        visitor.isAt("/admin/personas\\?q=.*bet");
        visitor.reloads();
        visitor.seesRows(named(stem, "beto"));
        assertThat(visitor.page().locator("#q")).hasValue(stem.toUpperCase(java.util.Locale.ROOT) + " bet");
        visitor.searches(stem + " nobody");
        visitor.reads("No hay resultados");
        visitor.follows("Quitar filtros");
        visitor.isAt("/admin/personas");
        visitor.goesBack();
        visitor.reads("No hay resultados");
    }

    @Test
    void leaving_the_search_asks_for_nothing_again() {
        Visitor visitor = administrator();
        visitor.opens("/admin/personas");
        visitor.searches(Api.unique("Deja"));
        visitor.page().evaluate("""
                () => {
                  window.asked = 0;
                  addEventListener('htmx:beforeSend', () => { window.asked++; });
                }
                """);
        visitor.types("Tab");
        Assertions.assertThat(visitor.page().evaluate("() => window.asked")).isEqualTo(0);
    }

    @Test
    void an_order_lasts_through_a_search() {
        String stem = Api.unique("Orden");
        people(stem, "a uno", "a dos", "b tres");
        Visitor visitor = administrator();
        visitor.opens("/admin/personas?q=" + stem);
        visitor.seesRows(named(stem, "a dos", "a uno", "b tres"));
        visitor.follows("Nombre");
        visitor.seesRows(named(stem, "b tres", "a uno", "a dos"));
        assertThat(visitor.page().locator("th[aria-sort=descending]")).hasText("Nombre");
        visitor.searches(stem + " a");
        visitor.seesRows(named(stem, "a uno", "a dos"));
        visitor.isAt("/admin/personas\\?.*orden=-nombre.*");
    }

    @Test
    void a_long_list_is_read_page_by_page_and_back() {
        String stem = Api.unique("Hoja");
        people(stem, "a", "b", "c", "d", "e");
        Visitor visitor = administrator();
        visitor.opens("/admin/personas?limite=2&q=" + stem);
        visitor.seesRows(named(stem, "a", "b"));
        assertThat(visitor.page().locator(".total")).containsText("1–2 de 5");
        assertThat(visitor.link("Anterior")).hasCount(0);
        visitor.follows("Siguiente");
        visitor.seesRows(named(stem, "c", "d"));
        visitor.follows("Siguiente");
        visitor.seesRows(named(stem, "e"));
        assertThat(visitor.link("Siguiente")).hasCount(0);
        visitor.reloads();
        visitor.seesRows(named(stem, "e"));
        assertThat(visitor.page().locator(".total")).containsText("5–5 de 5");
        visitor.follows("Anterior");
        visitor.seesRows(named(stem, "c", "d"));
        assertThat(visitor.page().locator(".total")).containsText("3–4 de 5");
        visitor.goesBack();
        visitor.seesRows(named(stem, "e"));
        visitor.follows("Inicio");
        visitor.seesRows(named(stem, "a", "b"));
        assertThat(visitor.page().locator(".total")).containsText("1–2 de 5");
    }

    @Test
    void fines_are_counted_by_where_they_stand() {
        String plate = api.plate();
        fine(plate);
        fine(plate);
        String voided = fine(plate);
        api.administrator()
                .body(Map.of("motivo", "Se cargó dos veces"))
                .post("/multas/" + voided + "/anulacion")
                .then()
                .statusCode(202);
        Api.as(api.tokenOf(Role.SUPERVISOR))
                .post("/multas/" + voided + "/anulacion/confirmar")
                .then()
                .statusCode(200);
        Visitor visitor = administrator();
        visitor.opens("/admin/multas?placa_patente=" + plate);
        assertThat(visitor.page().locator(".total")).containsText("1–3 de 3");
        assertThat(visitor.page().locator(".facets")).containsText("Labrada 2");
        visitor.follows("Anulada 1");
        visitor.seesRows(plate);
        assertThat(visitor.page().locator(".total")).containsText("1–1 de 1");
        assertThat(visitor.page().locator(".facets [aria-current]")).containsText("Anulada 1");
        assertThat(visitor.page().locator(".facets")).containsText("Labrada 2");
    }

    @Test
    void filters_narrow_a_list() {
        String stem = Api.unique("filtro-");
        int off = api.officer(stem + "-off");
        api.officer(stem + "-on");
        api.administrator()
                .body(Map.of("nombre", "Inactivo", "numero_unico", stem + "-off", "activo", false))
                .put("/policias/" + off)
                .then()
                .statusCode(200);
        Visitor visitor = administrator();
        visitor.opens("/admin/policias?q=" + stem);
        visitor.seesRows(stem + "-off", stem + "-on");
        visitor.filters("Estado", "Inactivo");
        visitor.seesRows(stem + "-off");
        visitor.isAt("/admin/policias\\?.*activo=false.*");
        visitor.filters("Estado", "Todos");
        visitor.seesRows(stem + "-off", stem + "-on");
    }

    @Test
    void columns_are_chosen() {
        String stem = Api.unique("Columna");
        people(stem, "una");
        Visitor visitor = administrator();
        visitor.opens("/admin/personas?q=" + stem);
        assertThat(visitor.page().locator("thead th"))
                .hasText(new String[] {"Nombre", "Correo electrónico", "Creada", "Acciones"});
        visitor.page().locator(".list-tools summary").click();
        visitor.moves(() -> visitor.field("Modificada").check());
        assertThat(visitor.page().locator("thead")).containsText("Modificada");
        visitor.moves(() -> visitor.field("Correo electrónico").uncheck());
        assertThat(visitor.page().locator("thead")).not().containsText("Correo electrónico");
        visitor.reloads();
        assertThat(visitor.page().locator("thead th"))
                .hasText(new String[] {"Nombre", "Creada", "Modificada", "Acciones"});
    }

    @Test
    void what_is_filtered_is_taken_along() throws IOException {
        String stem = Api.unique("Exporta");
        people(stem, "=cmd", "ñandú, \"el\"");
        Visitor visitor = administrator();
        visitor.opens("/admin/personas?q=" + stem);
        Download csv = visitor.downloads("CSV");
        Assertions.assertThat(csv.suggestedFilename()).matches("personas-.*\\.csv");
        List<String> lines = Files.readAllLines(csv.path(), StandardCharsets.UTF_8);
        Assertions.assertThat(lines).hasSize(3);
        Assertions.assertThat(lines.getFirst()).isEqualTo("\ufeffNombre;Correo electrónico;Creada;Modificada;Id");
        Assertions.assertThat(lines.getLast()).startsWith("\"" + stem + " ñandú, \"\"el\"\"\";");
        Download excel = visitor.downloads("Excel");
        Assertions.assertThat(excel.suggestedFilename()).matches("personas-.*\\.xlsx");
        Assertions.assertThat(texts(excel.path())).contains(stem + " =cmd", "ñandú", "Correo electrónico");
    }

    /// Every text of an Excel file.
    private static String texts(Path book) throws IOException {
        try (ZipFile zip = new ZipFile(book.toFile());
                var in = zip.getInputStream(zip.getEntry("xl/sharedStrings.xml"))) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement()
                    .getTextContent();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    @Test
    void many_records_are_changed_at_once_after_a_question() {
        String stem = Api.unique("lote-");
        api.officer(stem + "-a");
        api.officer(stem + "-b");
        api.officer(stem + "-c");
        Visitor visitor = administrator();
        visitor.opens("/admin/policias?q=" + stem);
        assertThat(visitor.button("Desactivar")).isHidden();
        visitor.page().getByLabel("Elegir todos los de esta página").check();
        visitor.page().locator("tbody input[name=id]").last().uncheck();
        visitor.presses("Desactivar");
        visitor.reads("Eligió 2 registros.");
        visitor.presses("Desactivar");
        visitor.reads("Listo: 2 registros.");
        visitor.isAt("/admin/policias\\?q=" + stem);
        visitor.opens("/admin/policias?activo=false&q=" + stem);
        visitor.seesRows(stem + "-a", stem + "-b");
    }

    @Test
    void a_filter_that_makes_no_sense_is_explained() {
        Visitor visitor = administrator();
        visitor.opens("/admin/personas?limite=many");
        visitor.reads("Cantidad: debe ser un número entre 1 y 500");
        assertThat(visitor.page().locator("#q")).isVisible();
    }
}
