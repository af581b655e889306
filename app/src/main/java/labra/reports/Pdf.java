package labra.reports;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import labra.web.ComputeThreads;

/// Draws well-formed XHTML as PDF, with the letters that its text needs.
public final class Pdf {
    // The library tells of each of its steps, on the console and in words of its own.
    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private Pdf() {}

    public static byte[] of(String xhtml, PrintedText text) {
        return ComputeThreads.LONG.run(() -> drawn(xhtml, text));
    }

    private static byte[] drawn(String xhtml, PrintedText text) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .useFastMode()
                .useUnicodeBidiSplitter(DirectionRuns::new)
                .useUnicodeBidiReorderer(new RightToLeft())
                .withHtmlContent(xhtml, null);
        text.fonts().forEach(font -> builder.useFont(() -> new ByteArrayInputStream(font.file()), font.name()));
        text.shaped().fonts().forEach((name, font) -> builder.useFont(new PDFontSupplier(font), name));
        try {
            builder.toStream(pdf).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }
}
