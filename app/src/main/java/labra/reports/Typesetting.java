package labra.reports;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// The shaper that comes with Java (HarfBuzz), for scripts whose letters change, melt and move beside each other.
final class Typesetting {
    private static final Logger LOG = Logger.getLogger(Typesetting.class);

    /// Those that run from left to right. Arabic has a way of its own, since its words turn with their sentence.
    private static final Set<UnicodeScript> SHAPED = EnumSet.of(
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.TIBETAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER,
            UnicodeScript.MONGOLIAN);

    private static final String JOINERS_AND_DANDAS = "\u200c\u200d\u0964\u0965";
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    /// How many units an em has in a PDF.
    static final int EM = 1000;

    private final Map<String, Font> opened = new ConcurrentHashMap<>();
    private volatile boolean possible = true;

    /// Where the first word that needs a shaper ends, from here; here itself if none begins here.
    static int end(String line, int start) {
        UnicodeScript script = UnicodeScript.of(line.codePointAt(start));
        int end = start;
        while (SHAPED.contains(script) && end < line.length() && belongs(line.codePointAt(end), script)) {
            end += Character.charCount(line.codePointAt(end));
        }
        return end;
    }

    private static boolean belongs(int sign, UnicodeScript script) {
        UnicodeScript own = UnicodeScript.of(sign);
        return own == script
                || JOINERS_AND_DANDAS.indexOf(sign) >= 0
                || own == UnicodeScript.INHERITED && Character.getType(sign) != Character.FORMAT;
    }

    /// The word as the font writes it; nothing where this Java cannot, or the font lacks one of its letters.
    Optional<GlyphVector> of(String word, PdfFont font) {
        if (!possible) {
            return Optional.empty();
        }
        try {
            char[] letters = word.toCharArray();
            Font drawn = opened.computeIfAbsent(font.name(), name -> open(font));
            GlyphVector glyphs = drawn.layoutGlyphVector(EXACT, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT);
            return hasAll(glyphs, drawn) ? Optional.of(glyphs) : Optional.empty();
        } catch (LinkageError withoutLibraries) {
            possible = false;
            LOG.warn(
                    "This Java has no libraries for fonts: reports write some scripts letter after letter",
                    withoutLibraries);
            return Optional.empty();
        }
    }

    private static boolean hasAll(GlyphVector glyphs, Font font) {
        for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
            if (glyphs.getGlyphCode(i) == font.getMissingGlyphCode()) {
                return false;
            }
        }
        return true;
    }

    private static Font open(PdfFont font) {
        needNoFontconfig();
        try {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(font.file()))
                    .deriveFont((float) EM);
        } catch (FontFormatException noFont) {
            throw new IllegalStateException(font.name(), noFont);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Java asks the system which fonts it has before it opens one of ours, and fails where there is no fontconfig to
    /// answer, as in the image. This names none.
    private static synchronized void needNoFontconfig() {
        if (System.getProperty("sun.awt.fontconfig") != null) {
            return;
        }
        try {
            Path none = Files.createTempFile("labra-fonts", ".properties");
            none.toFile().deleteOnExit();
            Files.writeString(none, "version=1\nsequence.allfonts=default\n");
            System.setProperty("sun.awt.fontconfig", none.toString());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
