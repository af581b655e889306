package labra.reports;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Text as paper shows it: a mark for each sign that no font has, so that nobody reads a name that is not there. It
/// keeps the fonts that it needed.
public final class PrintedText {
    public static final String MISSING = "\u25a1";

    private final PdfFonts fonts;
    private final Set<PdfFont> needed = new LinkedHashSet<>();
    private final ShapedWords shaped = new ShapedWords();
    private boolean incomplete;

    public PrintedText(PdfFonts fonts) {
        this.fonts = fonts;
    }

    public String of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return "\u2014";
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.lines().forEach(line -> shown.append(shown.isEmpty() ? "" : "\n").append(line(line)));
        return shown.toString();
    }

    /// Whether a sign was missing in what was shown so far.
    public boolean incomplete() {
        return incomplete;
    }

    /// The fonts that draw what was shown so far.
    Collection<PdfFont> fonts() {
        return fonts.with(needed);
    }

    ShapedWords shaped() {
        return shaped;
    }

    private String line(String line) {
        StringBuilder marked = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            int end = Typesetting.end(line, at);
            Optional<String> word = end > at ? shaped(line.substring(at, end)) : Optional.empty();
            if (word.isPresent()) {
                marked.append(word.get());
                at = end;
            } else {
                int sign = line.codePointAt(at);
                marked.append(sign(sign));
                at += Character.charCount(sign);
            }
        }
        return marked.toString();
    }

    private Optional<String> shaped(String word) {
        return fonts.of(word.codePointAt(0))
                .flatMap(font -> fonts.typesetting()
                        .of(word, font)
                        .filter(shaped::hasRoomFor)
                        .map(glyphs -> shaped.of(word, glyphs, font)));
    }

    private String sign(int sign) {
        if (Character.getType(sign) == Character.FORMAT) {
            return "";
        }
        Optional<PdfFont> font = ShapedWords.isSign(sign) ? Optional.empty() : fonts.of(sign == '\t' ? ' ' : sign);
        font.ifPresent(needed::add);
        incomplete |= font.isEmpty();
        return font.isPresent() ? Character.toString(sign) : MISSING;
    }
}
