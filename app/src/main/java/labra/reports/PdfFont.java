package labra.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// A font by the name that a style calls it, its file, and which signs it has.
record PdfFont(String name, byte[] file, CmapLookup signs) {

    static PdfFont of(String name, byte[] file) throws IOException {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            return new PdfFont(name, file, font.getUnicodeCmapLookup());
        }
    }

    static PdfFont of(String name, Path file) {
        try {
            return of(name, Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean has(int sign) {
        return signs.getGlyphId(sign) > 0;
    }
}
