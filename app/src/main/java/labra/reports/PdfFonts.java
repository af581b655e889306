package labra.reports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.platform.Settings;

/// The letters that a PDF is drawn with: those that come along, the TrueType fonts of the folder that a town names, and
/// those of the machine for other scripts, which are read when a text first needs them.
@Singleton
public final class PdfFonts {
    private static final List<String> BUNDLED = List.of(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf",
            "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf");

    /// Both lists in the order in which they are asked for a sign.
    private record Known(List<PdfFont> always, FontFiles machine) {}

    private final Settings.Pdf settings;
    private final Typesetting typesetting = new Typesetting();
    private final Map<Path, PdfFont> opened = new ConcurrentHashMap<>();
    private volatile Optional<Known> known = Optional.empty();

    PdfFonts(Settings settings) {
        this.settings = settings.pdf();
    }

    /// As a style names them, in the order in which they are asked for a sign.
    public String family() {
        return Stream.of(
                        ShapedWords.families().stream(),
                        known().always().stream().map(PdfFont::name),
                        known().machine().all().stream().map(PdfFonts::name))
                .flatMap(names -> names)
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", "));
    }

    /// The font that draws the sign, if one does.
    Optional<PdfFont> of(int sign) {
        return Stream.concat(
                        known().always().stream(),
                        known().machine().of(sign).stream().map(this::opened))
                .filter(font -> font.has(sign))
                .findFirst();
    }

    Typesetting typesetting() {
        return typesetting;
    }

    /// Those that draw the words of a page, and the given ones.
    Collection<PdfFont> with(Set<PdfFont> needed) {
        Set<PdfFont> fonts = new LinkedHashSet<>(known().always());
        fonts.addAll(needed);
        return fonts;
    }

    private PdfFont opened(Path file) {
        return opened.computeIfAbsent(file, path -> PdfFont.of(name(path), path));
    }

    /// Read when the first PDF is asked for.
    private Known known() {
        return known.orElseGet(() -> {
            Known read = new Known(always(), FontFiles.below(settings.machineFonts()));
            known = Optional.of(read);
            return read;
        });
    }

    private List<PdfFont> always() {
        List<PdfFont> fonts = new ArrayList<>();
        for (String bundled : BUNDLED) {
            try (InputStream in = PdfFonts.class.getResourceAsStream(bundled)) {
                if (in == null) {
                    throw new IllegalStateException(bundled + " is not in the build");
                }
                fonts.add(PdfFont.of("letters " + fonts.size(), in.readAllBytes()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        settings.fonts()
                .map(PdfFonts::inFolder)
                .orElse(List.of())
                .forEach(file -> fonts.add(PdfFont.of("letters " + fonts.size(), file)));
        return List.copyOf(fonts);
    }

    private static List<Path> inFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".ttf"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
