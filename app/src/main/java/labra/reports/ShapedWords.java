package labra.reports;

import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/// What a shaper made of the words of one PDF. Each cluster, letters that are drawn as one, stands in the page as a
/// private sign, and a font of the PDF's own draws that sign and says what text it was.
final class ShapedWords {
    private static final char FIRST = '\uE000';
    private static final int MOST = 0xF8FF - FIRST + 1;
    private static final int PER_FONT = 256;

    /// A cluster: its text, its outline in a thousandth of an em with y upwards, and how far it goes.
    record Cluster(String text, Shape outline, float advance) {}

    /// What tells one cluster from another: its text, its glyphs and their places.
    private record Key(String font, String text, List<Number> glyphs) {}

    private final Map<Key, Character> signs = new LinkedHashMap<>();
    private final List<Cluster> clusters = new ArrayList<>();

    /// The names of the fonts of every PDF that has such words.
    static List<String> families() {
        return IntStream.range(0, MOST / PER_FONT).mapToObj(ShapedWords::family).toList();
    }

    private static String family(int number) {
        return "shaped " + number;
    }

    static boolean isSign(int sign) {
        return sign >= FIRST && sign < FIRST + MOST;
    }

    boolean hasRoomFor(GlyphVector glyphs) {
        return clusters.size() + glyphs.getNumGlyphs() <= MOST;
    }

    /// The private signs of a word.
    String of(String word, GlyphVector glyphs, PdfFont font) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(word);
        StringBuilder shown = new StringBuilder();
        int start = 0;
        while (start < glyphs.getNumGlyphs()) {
            int letter = start == 0 ? 0 : glyphs.getGlyphCharIndex(start);
            int end = start + 1;
            while (end < glyphs.getNumGlyphs() && !isApart(glyphs.getGlyphCharIndex(end), letter, letters)) {
                end++;
            }
            int next = end == glyphs.getNumGlyphs() ? word.length() : glyphs.getGlyphCharIndex(end);
            shown.append(sign(word.substring(letter, next), glyphs, start, end, font));
            start = end;
        }
        return shown.toString();
    }

    /// Whether a glyph belongs to a later letter with its marks, so that no line breaks between the two.
    private static boolean isApart(int place, int before, BreakIterator letters) {
        return place > before && letters.isBoundary(place);
    }

    private char sign(String text, GlyphVector glyphs, int start, int end, PdfFont font) {
        List<Number> drawn = new ArrayList<>();
        double from = glyphs.getGlyphPosition(start).getX();
        for (int i = start; i < end; i++) {
            drawn.add(glyphs.getGlyphCode(i));
            drawn.add(Math.round(glyphs.getGlyphPosition(i).getX() - from));
            drawn.add(Math.round(glyphs.getGlyphPosition(i).getY()));
        }
        return signs.computeIfAbsent(new Key(font.name(), text, drawn), key -> {
            clusters.add(cluster(text, glyphs, start, end));
            return (char) (FIRST + clusters.size() - 1);
        });
    }

    private static Cluster cluster(String text, GlyphVector glyphs, int start, int end) {
        double from = glyphs.getGlyphPosition(start).getX();
        Path2D outline = new Path2D.Double();
        for (int i = start; i < end; i++) {
            outline.append(glyphs.getGlyphOutline(i), false);
        }
        AffineTransform upwards = AffineTransform.getScaleInstance(1, -1);
        upwards.translate(-from, 0);
        float advance = (float) (glyphs.getGlyphPosition(end).getX() - from);
        return new Cluster(text, outline.createTransformedShape(upwards), advance);
    }

    /// The fonts that draw what was shaped, by name; none where nothing was.
    Map<String, PDFont> fonts() {
        Map<String, PDFont> fonts = new LinkedHashMap<>();
        for (int first = 0; first < clusters.size(); first += PER_FONT) {
            fonts.put(
                    family(first / PER_FONT),
                    DrawnFont.of(
                            (char) (FIRST + first),
                            clusters.subList(first, Math.min(first + PER_FONT, clusters.size()))));
        }
        return fonts;
    }
}
