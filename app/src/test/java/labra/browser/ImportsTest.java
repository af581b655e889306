package labra.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import labra.Api;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

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
        visitor.reads("Resultado");
        assertThat(visitor.page().locator("h1")).containsText("Terminada");
        Assertions.assertThat(Inspection.faults(visitor, "es")).isEmpty();
        Download rejected = visitor.page().waitForDownload(() -> visitor.follows("Descargar"));
        Assertions.assertThat(Files.readString(rejected.path())).contains("Sin Correo");
        visitor.opens("/admin/personas?q=" + stem);
        visitor.seesRows(stem);
        visitor.opens("/admin/importar");
        visitor.reads(stem + ".csv");
    }
}
