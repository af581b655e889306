package labra.reports;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Arabic letters in the form that their neighbours give them. Unicode has a sign for each form, in blocks where the
/// forms of one letter stand together: alone, at the end and, where it joins on both sides, at the start and in the
/// middle.
final class ArabicForms {
    private static final char LAM = '\u0644';
    private static final char TATWEEL = '\u0640';
    private static final List<String> BLOCKS = List.of("\uFB50\uFBB1", "\uFBD3\uFBE7", "\uFBFC\uFBFF", "\uFE80\uFEFC");
    private static final int END = 1;
    private static final int START = 2;
    private static final int MIDDLE = 3;

    /// By letter the sign of its form alone, and how many forms follow each other from there.
    private record Forms(char alone, int count) {}

    private static final Map<String, Forms> FORMS = forms();

    private ArabicForms() {}

    static String joined(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            String letter = letter(text, i);
            Forms forms = FORMS.get(letter);
            if (forms == null) {
                shown.append(text.charAt(i));
                continue;
            }
            boolean before = joinsOnward(text, i);
            int last = i + letter.length() - 1;
            boolean after = forms.count > START && takesFrom(text, last);
            shown.append((char) (forms.alone + (before ? (after ? MIDDLE : END) : (after ? START : 0))));
            i = last;
        }
        return shown.toString();
    }

    /// The letter behind a form.
    static String plain(String text) {
        return text.codePoints().anyMatch(sign -> sign >= 0xFB50 && sign <= 0xFEFC)
                ? Normalizer.normalize(text, Normalizer.Form.NFKC)
                : text;
    }

    /// Lam and alif are written as one.
    private static String letter(String text, int at) {
        String two = text.substring(at, Math.min(at + 2, text.length()));
        return text.charAt(at) == LAM && FORMS.containsKey(two) ? two : text.substring(at, at + 1);
    }

    private static boolean joinsOnward(String text, int at) {
        int before = at - 1;
        while (before >= 0 && mark(text.charAt(before))) {
            before--;
        }
        if (before < 0) {
            return false;
        }
        Forms forms = FORMS.get(text.substring(before, before + 1));
        return text.charAt(before) == TATWEEL || forms != null && forms.count > START;
    }

    private static boolean takesFrom(String text, int at) {
        int after = at + 1;
        while (after < text.length() && mark(text.charAt(after))) {
            after++;
        }
        if (after == text.length()) {
            return false;
        }
        Forms forms = FORMS.get(text.substring(after, after + 1));
        return text.charAt(after) == TATWEEL || forms != null && forms.count > 1;
    }

    private static boolean mark(char sign) {
        return Character.getType(sign) == Character.NON_SPACING_MARK;
    }

    private static Map<String, Forms> forms() {
        Map<String, Forms> forms = new HashMap<>();
        for (String block : BLOCKS) {
            for (char sign = block.charAt(0); sign <= block.charAt(1); sign++) {
                char alone = sign;
                forms.merge(
                        plain(String.valueOf(sign)),
                        new Forms(alone, 1),
                        (known, more) -> new Forms(known.alone, known.count + 1));
            }
        }
        return forms;
    }
}
