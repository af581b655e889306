package labra.reports;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Draws well-formed XHTML as PDF.
final class Pdf {
    private Pdf() {}

    static byte[] of(String xhtml, PdfFonts fonts) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder().useFastMode().withHtmlContent(xhtml, null);
        fonts.all().forEach(font -> builder.useFont(() -> new ByteArrayInputStream(font.file()), font.name()));
        try {
            builder.toStream(pdf).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }
}
