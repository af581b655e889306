package labra.csv;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Which of the encodings of one byte a letter a text is in that is no UTF-8: Windows-1252 or Latin-1 unless the
/// letters beside prove those of DOS or of an old Mac. A letter proves something where it has the case of its
/// neighbours.
final class Western {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final List<Charset> PROVEN = List.of(Charset.forName("IBM850"), Charset.forName("x-MacRoman"));
    /// Those with accents in Spanish and Portuguese, small and capital.
    private static final String LETTERS =
            "\u00e1\u00e9\u00ed\u00f3\u00fa\u00f1\u00fc\u00e7\u00e3\u00f5\u00e2\u00ea\u00f4\u00e0"
                    + "\u00c1\u00c9\u00cd\u00d3\u00da\u00d1\u00dc\u00c7\u00c3\u00d5\u00c2\u00ca\u00d4\u00c0";
    private static final String LACKING_IN_1252 = "\u0081\u008d\u008f\u0090\u009d";

    /// What Windows puts between letters as well: quotes, dashes, dots, no-break blanks.
    private static final String SIGNS =
            "\u0082\u0084\u0085\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u00a0\u00ad\u00b0\u00b4\u00b7\u00aa\u00ba";

    /// What may stand behind a letter in any of them: ordinals, degrees, quotes, dashes.
    private static final String NEUTRAL =
            "\u00aa\u00ba\u00b0\u00b4\u00b7\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00ab\u00bb\u00a0\u00ad";

    private static final int ENOUGH = 2;

    /// How often each byte stood behind a small or a capital letter and before a small one, a capital, or none.
    private final long[][][] seen = new long[256][2][3];

    private int before;
    private int at;

    void feed(int next) {
        if (at >= 0x80 && isLetter(before)) {
            seen[at][isCapital(before) ? 1 : 0][isLetter(next) ? (isCapital(next) ? 1 : 0) : 2]++;
        }
        before = at;
        at = next;
    }

    Charset charset(boolean[] used) {
        feed(' ');
        if (counted(WINDOWS_1252, true) == 0) {
            for (Charset candidate : PROVEN) {
                if (counted(candidate, false) == 0 && strong(candidate) >= ENOUGH) {
                    return candidate;
                }
            }
        }
        return LACKING_IN_1252.chars().anyMatch(b -> used[b]) ? StandardCharsets.ISO_8859_1 : WINDOWS_1252;
    }

    /// Whether what stands among letters is mostly none in Windows, and nothing else is proven.
    boolean isDoubtful() {
        long letters = 0;
        long others = 0;
        for (int b = 0x80; b < 0x100; b++) {
            char letter = letter(WINDOWS_1252, b);
            letters += Character.isLetter(letter) ? total(b) : 0;
            others += Character.isLetter(letter) || NEUTRAL.indexOf(letter) >= 0 ? 0 : total(b);
        }
        return others > letters;
    }

    /// Whether all that a line has beyond ASCII fits as letters and signs of Windows-1252: what is left of a broken
    /// letter of UTF-8 seldom does.
    static boolean isPlausible(ByteBuffer line) {
        Western evidence = new Western();
        while (line.hasRemaining()) {
            evidence.feed(line.get() & 0xff);
        }
        evidence.feed(' ');
        for (int b = 0x80; b < 0x100; b++) {
            char letter = letter(WINDOWS_1252, b);
            for (int left = 0; left < 2; left++) {
                for (int right = 0; right < 3; right++) {
                    boolean fits = NEUTRAL.indexOf(letter) >= 0
                            || (Character.isLetter(letter) && isOfItsNeighbours(letter, left, right));
                    if (!fits && evidence.seen[b][left][right] > 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /// How many stood where a letter of that encoding fits, or where none does.
    private long counted(Charset charset, boolean fitting) {
        long count = 0;
        for (int b = 0x80; b < 0x100; b++) {
            for (int left = 0; left < 2; left++) {
                for (int right = 0; right < 3; right++) {
                    char letter = letter(charset, b);
                    boolean counts = NEUTRAL.indexOf(letter) < 0 && fits(letter, left, right) == fitting;
                    count += counts ? seen[b][left][right] : 0;
                }
            }
        }
        return count;
    }

    private long strong(Charset charset) {
        long count = 0;
        for (int b = 0x80; b < 0x100; b++) {
            if (SIGNS.indexOf(b) < 0 && LETTERS.indexOf(letter(charset, b)) >= 0) {
                count += total(b);
            }
        }
        return count;
    }

    private long total(int b) {
        long count = 0;
        for (long[] left : seen[b]) {
            for (long both : left) {
                count += both;
            }
        }
        return count;
    }

    private static boolean fits(char letter, int left, int right) {
        return LETTERS.indexOf(letter) >= 0 && isOfItsNeighbours(letter, left, right);
    }

    private static boolean isOfItsNeighbours(char letter, int left, int right) {
        boolean amongCapitals = left == 1 && right != 0;
        boolean amongSmall = left == 0 && right != 1;
        return Character.isUpperCase(letter) ? !amongSmall && left == 1 : !amongCapitals;
    }

    private static char letter(Charset charset, int b) {
        return new String(new byte[] {(byte) b}, charset).charAt(0);
    }

    private static boolean isLetter(int b) {
        return (b >= 'a' && b <= 'z') || isCapital(b);
    }

    private static boolean isCapital(int b) {
        return b >= 'A' && b <= 'Z';
    }
}
