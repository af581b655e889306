package labra.reports;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.logging.Level;

/// Draws well-formed XHTML as PDF, with the letters of these fonts that it needs.
public final class Pdf {
    // The library tells of each of its steps, on the console and in words of its own.
    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private Pdf() {}

    public static byte[] of(String xhtml, Collection<PdfFont> fonts) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .useFastMode()
                .useUnicodeBidiSplitter(DirectionRuns::new)
                .useUnicodeBidiReorderer(new RightToLeft())
                .withHtmlContent(xhtml, null);
        fonts.forEach(font -> builder.useFont(() -> new ByteArrayInputStream(font.file()), font.name()));
        try {
            builder.toStream(pdf).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }
}
