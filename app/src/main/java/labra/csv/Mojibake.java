package labra.csv;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/// Windows-1252 that somebody once read as Latin-1: its dashes and quotes became control characters, which no text
/// has on purpose, so that what they were is certain.
final class Mojibake {
    private static final String LETTERS = letters();

    private Mojibake() {}

    static String mended(String text) {
        StringBuilder mended = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (isSecondControl(text.charAt(i))) {
                mended.setCharAt(i, LETTERS.charAt(text.charAt(i) - 0x80));
            }
        }
        return mended.toString();
    }

    /// Whether any character is worth a closer look; most rows are done with this.
    static boolean hasOddities(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == Rows.UNDECODABLE) {
                return true;
            }
        }
        return false;
    }

    /// Control characters that are no line ends and no tabs, and that no mending makes a letter of.
    static boolean isControl(int c) {
        boolean first = (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
        return first || (isSecondControl(c) && LETTERS.charAt(c - 0x80) == Character.MAX_VALUE);
    }

    private static boolean isSecondControl(int c) {
        return c >= 0x80 && c < 0xa0;
    }

    /// What the bytes 80 to 9F are in Windows-1252; five are nothing.
    private static String letters() {
        byte[] bytes = new byte[0x20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0x80 + i);
        }
        String decoded =
                Charset.forName("windows-1252").decode(ByteBuffer.wrap(bytes)).toString();
        return decoded.replace('\uFFFD', Character.MAX_VALUE)
                .replaceAll("[\u0080-\u009f]", String.valueOf(Character.MAX_VALUE));
    }
}
