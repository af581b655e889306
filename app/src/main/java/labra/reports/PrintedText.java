package labra.reports;

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

    /// The fonts that have a sign of what was shown so far.
    public Set<PdfFont> needed() {
        return needed;
    }

    private String line(String line) {
        StringBuilder marked = new StringBuilder(line.length());
        line.codePoints()
                .filter(sign -> Character.getType(sign) != Character.FORMAT)
                .forEach(sign -> {
                    Optional<PdfFont> font = fonts.of(sign == '\t' ? ' ' : sign);
                    font.ifPresent(needed::add);
                    incomplete |= font.isEmpty();
                    marked.append(font.isPresent() ? Character.toString(sign) : MISSING);
                });
        return marked.toString();
    }
}
