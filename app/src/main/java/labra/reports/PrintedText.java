package labra.reports;

import java.text.Bidi;
import org.jspecify.annotations.Nullable;

/// Text as paper shows it: scripts from right to left in the order in which they are seen, and a mark for each sign
/// that no font has, so that nobody reads a name that is not there.
public final class PrintedText {
    public static final String MISSING = "\u25a1";

    private final PdfFonts fonts;
    private boolean incomplete;

    PrintedText(PdfFonts fonts) {
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

    private String line(String line) {
        StringBuilder marked = new StringBuilder(line.length());
        ordered(line).codePoints().forEach(sign -> {
            if (sign == ' ' || sign == '\t' || fonts.has(sign)) {
                marked.appendCodePoint(sign);
            } else if (Character.getType(sign) != Character.FORMAT) {
                incomplete = true;
                marked.append(MISSING);
            }
        });
        return marked.toString();
    }

    private static String ordered(String line) {
        if (!Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
            return line;
        }
        Bidi bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        byte[] levels = new byte[bidi.getRunCount()];
        String[] runs = new String[levels.length];
        for (int i = 0; i < runs.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = line.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] =
                    levels[i] % 2 == 0 ? run : new StringBuilder(run).reverse().toString();
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        return String.join("", runs);
    }
}
