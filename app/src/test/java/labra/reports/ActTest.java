package labra.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.util.Map;
import labra.Api;
import labra.access.Role;
import labra.contract.FineJson;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A fine on paper: it says what the act says, and its code is its number.
@QuarkusTest
class ActTest {
    @Inject
    Api api;

    private String badge = "";
    private String plate = "";
    private String fine = "";
    private String number = "";

    @BeforeEach
    void a_fine() {
        badge = Api.unique("acta-");
        plate = api.plate();
        var loaded = Api.as(api.officerToken(api.officer(badge)))
                .body(FineJson.of(plate)
                        .with("comentarios", "\"Cruzó <b>en rojo</b> & {municipio}\"")
                        .with("lugar", "\"Mitre 845\"")
                        .toString())
                .post("/cargar_infraccion")
                .then()
                .statusCode(200)
                .extract();
        fine = loaded.path("multa.id");
        number = loaded.path("multa.numero");
    }

    private byte[] pdf() {
        return api.administrator()
                .accept("text/html,application/pdf")
                .get("/admin/multas/" + fine + "/acta")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    @Test
    void it_says_what_the_act_says_and_nobody_is_named_but_the_officer() throws Exception {
        try (PDDocument paper = Loader.loadPDF(pdf())) {
            assertThat(paper.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("Acta de infracción", number, plate, "Mitre 845", badge)
                    .contains("Cruzó <b>en rojo</b> & {municipio}")
                    .contains("Firma y aclaración del conductor")
                    .doesNotContain("ANULADA", "Persona de Prueba");
        }
    }

    @Test
    void its_code_is_its_number() throws Exception {
        try (PDDocument paper = Loader.loadPDF(pdf())) {
            assertThat(scanned(new PDFRenderer(paper).renderImageWithDPI(0, 150)))
                    .isEqualTo(number);
        }
    }

    @Test
    void an_annulled_one_says_so_large() throws Exception {
        api.administrator()
                .body(Map.of("motivo", "Se cargó dos veces"))
                .post("/multas/" + fine + "/anulacion")
                .then()
                .statusCode(202);
        Api.as(api.tokenOf(Role.SUPERVISOR))
                .post("/multas/" + fine + "/anulacion/confirmar")
                .then()
                .statusCode(200);
        try (PDDocument paper = Loader.loadPDF(pdf())) {
            assertThat(new PDFTextStripper().getText(paper)).contains("ANULADA");
        }
    }

    @Test
    void what_is_not_there_is_not_printed() {
        api.administrator()
                .accept("text/html")
                .get("/admin/multas/00000000-0000-4000-8000-000000000000/acta")
                .then()
                .statusCode(404);
    }

    private static String scanned(BufferedImage page) throws Exception {
        int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        var source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        } catch (NotFoundException none) {
            throw new AssertionError("no code on the page", none);
        }
    }
}
