package labra.csv;

/// Blanks of every kind, seen or not: marks of byte order, zero-width and no-break ones around a cell say nothing.
final class Blank {
    private Blank() {}

    static boolean is(String text) {
        return text.isEmpty() || text.codePoints().allMatch(Blank::is);
    }

    static boolean is(int sign) {
        return sign <= ' '
                || (sign >= 0x7f
                        && (Character.isSpaceChar(sign)
                                || Character.isWhitespace(sign)
                                || Character.getType(sign) == Character.FORMAT));
    }

    static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && is(text.charAt(start))) {
            start++;
        }
        while (end > start && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
