package labra.reports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.platform.Settings;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The letters that a PDF is drawn with: those that come along, and the TrueType fonts of the folder that a town names
/// for other scripts.
@Singleton
final class PdfFonts {
    private static final List<String> BUNDLED = List.of(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf",
            "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf");

    /// A font by the name that a page calls it, its file, and which signs it has.
    record Font(String name, byte[] file, CmapLookup signs) {}

    private final Optional<Path> folder;
    private volatile List<Font> loaded = List.of();

    PdfFonts(Settings settings) {
        this.folder = settings.pdf().fonts();
    }

    /// Read when the first PDF is asked for.
    List<Font> all() {
        List<Font> fonts = loaded;
        if (fonts.isEmpty()) {
            fonts = read();
            loaded = fonts;
        }
        return fonts;
    }

    /// As a style names them, in the order in which they are asked for a sign.
    String family() {
        return all().stream().map(font -> '"' + font.name() + '"').collect(Collectors.joining(", "));
    }

    boolean has(int sign) {
        return all().stream().anyMatch(font -> font.signs().getGlyphId(sign) > 0);
    }

    private List<Font> read() {
        List<Font> fonts = new ArrayList<>();
        try {
            for (String bundled : BUNDLED) {
                try (InputStream in = PdfFonts.class.getResourceAsStream(bundled)) {
                    if (in == null) {
                        throw new IllegalStateException(bundled + " is not in the build");
                    }
                    fonts.add(font(fonts.size(), in.readAllBytes()));
                }
            }
            for (Path file : ofTheTown()) {
                fonts.add(font(fonts.size(), Files.readAllBytes(file)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(fonts);
    }

    private List<Path> ofTheTown() throws IOException {
        if (folder.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".ttf"))
                    .sorted()
                    .toList();
        }
    }

    private static Font font(int number, byte[] file) throws IOException {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            return new Font("letters " + number, file, font.getUnicodeCmapLookup());
        }
    }
}
