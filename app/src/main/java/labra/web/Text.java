package labra.web;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/// The one form of what people write, whichever way it came: Unicode NFC, every kind of blank a plain one, nothing that
/// cannot be seen. Control characters, halves of characters and noncharacters are refused.
public final class Text {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int BRAILLE_BLANK = 0x2800;

    private Text() {}

    /// Several lines, up to a length; blank allowed.
    public static String lines(String written, int most) throws BadField {
        return fitting(isPlain(written) ? written : cleaned(written, false), most);
    }

    /// One line without blanks around it or doubled inside, and not empty.
    public static String line(String written, int most) throws BadField {
        return filled(isPlain(written) && !written.contains("  ") ? written : cleaned(written, true), most);
    }

    /// Several lines without blanks around them, and not empty.
    public static String filledLines(String written, int most) throws BadField {
        return filled(lines(written, Integer.MAX_VALUE), most);
    }

    /// To the letter, for what is compared and never shown, such as a password.
    public static String exact(String written, int most) throws BadField {
        for (int i = 0; i < written.length(); ) {
            int sign = written.codePointAt(i);
            check(sign);
            i += Character.charCount(sign);
        }
        return fitting(written, most);
    }

    private static String filled(String text, int most) throws BadField {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new BadField("field.required");
        }
        return fitting(stripped, most);
    }

    private static String fitting(String text, int most) throws BadField {
        if (text.length() > most && text.codePointCount(0, text.length()) > most) {
            throw new BadField("field.too-long", most);
        }
        return text;
    }

    /// Nearly all that comes: nothing of it needs a closer look.
    private static boolean isPlain(String written) {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String written, boolean oneLine) throws BadField {
        StringBuilder clean = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); ) {
            int sign = written.codePointAt(i);
            int next = i + Character.charCount(sign);
            if (isLineEnd(sign)) {
                next = sign == '\r' && next < written.length() && written.charAt(next) == '\n' ? next + 1 : next;
                append(clean, oneLine ? ' ' : '\n', oneLine);
            } else if (isBlank(sign)) {
                append(clean, sign == '\t' && !oneLine ? '\t' : ' ', oneLine);
            } else if (!isInvisible(sign) || joins(written, i, next)) {
                check(sign);
                clean.appendCodePoint(sign);
            }
            i = next;
        }
        return Normalizer.normalize(clean, Normalizer.Form.NFC);
    }

    private static void append(StringBuilder clean, char blank, boolean once) {
        if (!once || clean.isEmpty() || clean.charAt(clean.length() - 1) != blank) {
            clean.append(blank);
        }
    }

    private static void check(int sign) throws BadField {
        boolean half = sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE;
        boolean nonCharacter = (sign & 0xfffe) == 0xfffe || (sign >= 0xfdd0 && sign <= 0xfdef);
        boolean control = Character.getType(sign) == Character.CONTROL && sign != '\t' && sign != '\n' && sign != '\r';
        if (half || nonCharacter || control) {
            throw new BadField("field.forbidden-character");
        }
    }

    private static boolean isLineEnd(int sign) {
        return sign == '\n' || sign == '\r' || sign == '\u2028' || sign == '\u2029';
    }

    private static boolean isBlank(int sign) {
        return sign == '\t' || Character.isSpaceChar(sign) || sign == BRAILLE_BLANK;
    }

    /// Format characters that no script shows, fillers, and marks that only choose how their neighbour is drawn.
    private static boolean isInvisible(int sign) {
        return switch (sign) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0 -> true;
            // Signs of Arabic and Syriac that stand around numbers and are seen.
            case 0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06dd, 0x070f, 0x0890, 0x0891, 0x08e2 -> false;
            default -> Character.getType(sign) == Character.FORMAT || isVariationSelector(sign);
        };
    }

    private static boolean isVariationSelector(int sign) {
        return (sign >= 0x180b && sign <= 0x180f)
                || (sign >= 0xfe00 && sign <= 0xfe0f)
                || (sign >= 0xe0100 && sign <= 0xe01ef);
    }

    /// Joiners and variation selectors belong to their neighbours in scripts that need them, and in emoji.
    private static boolean joins(String written, int at, int next) {
        int sign = written.codePointAt(at);
        if (isVariationSelector(sign)) {
            return at > 0 && shapesItsNeighbours(written.codePointBefore(at));
        }
        return (sign == ZERO_WIDTH_JOINER || sign == ZERO_WIDTH_NON_JOINER)
                && at > 0
                && next < written.length()
                && shapesItsNeighbours(written.codePointBefore(at))
                && shapesItsNeighbours(written.codePointAt(next));
    }

    private static boolean shapesItsNeighbours(int sign) {
        return sign > '~'
                && UnicodeScript.of(sign) != UnicodeScript.LATIN
                && !Character.isSpaceChar(sign)
                && (!isInvisible(sign) || isVariationSelector(sign));
    }
}
