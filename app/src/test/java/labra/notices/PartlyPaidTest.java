package labra.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Map;
import labra.Api;
import labra.access.Role;
import labra.prices.Catalogue;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who paid a part of a fine reads what was paid and what is left, in the mail and on paper, in both languages.
@QuarkusTest
class PartlyPaidTest {
    @Inject
    Mailing mailing;

    @Inject
    Catalogue catalogue;

    @Inject
    Api api;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Mailing.Owner owner = new Mailing.Owner(0, "", "");

    @BeforeEach
    void a_fine_of_284400_of_which_84400_was_paid() {
        server.start();
        mailing.forgetWhatWaits();
        owner = mailing.owner();
        String fine =
                catalogue.fine(owner.plate(), catalogue.priced("1896", "2026-01-01"), "2026-03-01T12:00:00-03:00");
        api.administrator()
                .body(Map.of("tipo", "VALIDACION", "el", "2026-03-05"))
                .post("/multas/" + fine + "/actos")
                .then()
                .statusCode(200);
        String payment = Api.as(api.tokenOf(Role.OPERATOR))
                .body(Map.of(
                        "importe", "84400.00", "el", "2026-03-06", "medio", "EFECTIVO", "comprobante", "R-" + fine))
                .post("/multas/" + fine + "/pagos")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Api.as(api.tokenOf(Role.SUPERVISOR))
                .post("/pagos/" + payment + "/confirmar")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void the_mail_says_it() throws Exception {
        assertThat(mailing.drain(Mailing.settings(server.getSmtp().getPort()))).isEqualTo(Courier.Round.NOTHING_DUE);
        for (int part = 0; part < 2; part++) {
            String read = ((MimeMultipart) server.getReceivedMessages()[0].getContent())
                    .getBodyPart(part)
                    .getContent()
                    .toString()
                    .replaceAll("<[^>]*>", " ")
                    .replaceAll("[\\s\\u00a0]+", " ");
            assertThat(read)
                    .containsPattern("Pagado:? ARS 84\\.400,00")
                    .containsPattern("Queda por pagar:? ARS 200\\.000,00");
        }
    }

    @Test
    void the_report_says_it_on_paper() throws IOException {
        assertThat(paper("es")).contains("pagado ARS 84.400,00, quedan ARS 200.000,00");
        assertThat(paper("en")).contains("paid ARS 84,400.00, left ARS 200,000.00");
    }

    private String paper(String language) throws IOException {
        byte[] pdf = api.administrator()
                .header("Accept-Language", language)
                .get("/admin/informe/" + owner.id() + "/pdf")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\\u00a0]+", " ");
        }
    }
}
