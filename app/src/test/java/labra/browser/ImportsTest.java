package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import labra.Api;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of another system comes in: looked at, tried, loaded, and what was rejected handed back.
@QuarkusTest
class ImportsTest extends BrowserTest {
    @Test
    void people_come_in_from_a_file() throws IOException {
        String stem = Api.unique("importada");
        Visitor visitor = administrator();
        visitor.opens("/admin/importar");
        visitor.chooses("Qué trae", "Personas");
        visitor.field("Archivo")
                .setInputFiles(new FilePayload(
                        stem + ".csv",
                        "text/csv",
                        ("Nombre;Correo electrónico\n" + stem + ";" + stem + "@example.com\nSin Correo;no es\n")
                                .getBytes(StandardCharsets.ISO_8859_1)));
        visitor.presses("Subir y revisar");
        visitor.reads("Lo que se detectó");
        visitor.reads("Filas rechazadas");
        Assertions.assertThat(Inspection.faults(visitor, "es")).isEmpty();
        visitor.presses("Importar 2 filas");
        visitor.watches(visitor.link("Descargar").first());
        visitor.reads("Resultado");
        assertThat(visitor.page().locator("h1")).containsText("Terminada");
        Assertions.assertThat(Inspection.faults(visitor, "es")).isEmpty();
        Download rejected = visitor.downloads("Descargar");
        Assertions.assertThat(Files.readString(rejected.path())).contains("Sin Correo");
        visitor.opens("/admin/seguridad?hecho=EXPORTED&quien=admin");
        visitor.reads("formato: csv · filas: 1 · qué: Filas rechazadas de una importación");
        visitor.opens("/admin/personas?q=" + stem);
        visitor.seesRows(stem);
        visitor.opens("/admin/importar");
        visitor.reads(stem + ".csv");
    }

    @Test
    void the_order_of_dates_is_chosen_and_the_import_is_undone() {
        String mark = Api.unique("IMP");
        Visitor visitor = administrator();
        visitor.opens("/admin/importar");
        visitor.chooses("Qué trae", "Multas");
        String rows = mark + "-1;ZZ999ZZ;25/01/2025;10:00;" + mark + ";noche\n" + mark + "-2;ZZ999ZZ;01/25/2025;10:00;"
                + mark + ";noche\n";
        visitor.field("Archivo")
                .setInputFiles(new FilePayload(
                        mark + ".csv",
                        "text/csv",
                        ("numero;placa;fecha;hora;policia;turno\n" + rows).getBytes(StandardCharsets.UTF_8)));
        visitor.presses("Subir y revisar");
        visitor.reads("Hay fechas con el día primero y fechas con el mes primero");
        visitor.reads("Columnas que no se usan");
        visitor.chooses("Orden de las fechas", "día/mes/año");
        visitor.field("Policías").check();
        visitor.presses("Probar así");
        visitor.readsNot("Hay fechas con el día primero y fechas con el mes primero");
        visitor.reads("Columnas que no se usan");
        visitor.presses("Importar 2 filas");
        visitor.watches(visitor.link("Descargar").first());
        visitor.reads("Número único: {policia}");
        String run = visitor.path();
        visitor.opens(
                visitor.page().locator("#avance a[href*='estado=OBSERVADA']").getAttribute("href"));
        visitor.reads("ZZ999ZZ");
        visitor.reads("Importación");
        visitor.opens(run);
        visitor.field("Estoy seguro: anular todas").check();
        visitor.presses("Deshacer la importación");
        visitor.reads("Importación deshecha: una multa anulada.");
        visitor.reads("La deshizo");
        Assertions.assertThat(Inspection.faults(visitor, "es")).isEmpty();
    }

    @Test
    void a_picture_is_refused_with_what_it_is_and_what_to_do() {
        Visitor visitor = administrator();
        visitor.opens("/admin/importar");
        visitor.chooses("Qué trae", "Multas");
        visitor.field("Archivo")
                .setInputFiles(new FilePayload(
                        "foto.csv", "text/csv", "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1)));
        visitor.presses("Subir y revisar");
        visitor.reads("Es una imagen (PNG), no una tabla");
    }

    @Test
    void a_file_of_more_than_ten_megabytes_is_looked_at_and_one_over_the_limit_is_not_sent(@TempDir Path folder)
            throws IOException {
        String row = "Persona Larga;larga@example.com;" + "x".repeat(990) + "\n";
        Path large = Files.writeString(folder.resolve("larga.csv"), "Nombre;Correo;Nota\n" + row.repeat(11_000));
        Assertions.assertThat(Files.size(large)).isGreaterThan(10 << 20);
        Visitor visitor = administrator();
        visitor.opens("/admin/importar");
        visitor.chooses("Qué trae", "Personas");
        visitor.field("Archivo").setInputFiles(large);
        visitor.presses("Subir y revisar");
        visitor.reads("Lo que se detectó");
        visitor.reads("11.000");
        visitor.opens("/admin/importar");
        visitor.field("Archivo").evaluate("field => { field.dataset.most = '10'; }");
        visitor.field("Archivo").setInputFiles(large);
        Assertions.assertThat(visitor.field("Archivo").evaluate("field => field.validationMessage"))
                .asString()
                .contains("El archivo pasa de 200 MB");
        visitor.button("Subir y revisar").click();
        visitor.isAt("/admin/importar");
    }
}
