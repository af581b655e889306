package labra.reports;

import com.openhtmltopdf.bidi.BidiReorderer;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/// A run from right to left as paper shows it: its letters joined, in the order in which they are seen, each with its
/// marks behind it, and brackets turned.
final class RightToLeft implements BidiReorderer {
    private static final String OPENING = "([{<\u00ab\u2039";
    private static final String CLOSING = ")]}>\u00bb\u203a";

    @Override
    public String reorderRTLTextToLTR(String text) {
        if (text.isEmpty()) {
            return text;
        }
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_RIGHT_TO_LEFT);
        byte[] levels = new byte[bidi.getRunCount()];
        String[] runs = new String[levels.length];
        for (int i = 0; i < runs.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = text.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] = levels[i] % 2 == 0 ? run : reversed(run);
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        return String.join("", runs);
    }

    private static String reversed(String run) {
        List<StringBuilder> letters = new ArrayList<>();
        run.codePoints().forEach(sign -> {
            if (Character.getType(sign) != Character.NON_SPACING_MARK || letters.isEmpty()) {
                letters.add(new StringBuilder());
            }
            letters.getLast().appendCodePoint(turned(sign));
        });
        return String.join("", letters.reversed());
    }

    private static int turned(int sign) {
        int opening = OPENING.indexOf(sign);
        int closing = CLOSING.indexOf(sign);
        return opening >= 0 ? CLOSING.charAt(opening) : closing >= 0 ? OPENING.charAt(closing) : sign;
    }

    @Override
    public String shapeText(String text) {
        return ArabicForms.joined(text);
    }

    @Override
    public String deshapeText(String text) {
        return ArabicForms.plain(text);
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }
}
