package labra.csv;

/// Blanks that some programs write between a delimiter and a quote, where they keep the quote from being one.
final class BlanksAtQuotes {
    private BlanksAtQuotes() {}

    /// The row without them.
    static String removed(String row, char delimiter) {
        return stand(row) ? without(row, delimiter) : row;
    }

    private static boolean stand(String row) {
        for (int i = row.indexOf('"'); i >= 0; i = row.indexOf('"', i + 1)) {
            if ((i > 0 && Blank.is(row.charAt(i - 1))) || (i + 1 < row.length() && Blank.is(row.charAt(i + 1)))) {
                return true;
            }
        }
        return false;
    }

    private static String without(String row, char delimiter) {
        StringBuilder text = new StringBuilder(row.length());
        boolean open = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '"') {
                boolean opens = !open && startsCell(text, delimiter, i == 0);
                boolean escaped = open && i + 1 < row.length() && row.charAt(i + 1) == '"';
                text.append(escaped ? "\"\"" : "\"");
                i += escaped ? 1 : 0;
                boolean closes = open && !escaped;
                i += closes ? blanksBeforeDelimiter(row, delimiter, i + 1) : 0;
                open = opens || (open && !closes);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /// Whether only blanks stand before a quote in its cell; they go.
    private static boolean startsCell(StringBuilder text, char delimiter, boolean first) {
        int start = text.length();
        while (start > 0 && text.charAt(start - 1) != delimiter && Blank.is(text.charAt(start - 1))) {
            start--;
        }
        boolean starts = first || start == 0 || text.charAt(start - 1) == delimiter;
        if (starts) {
            text.setLength(start);
        }
        return starts;
    }

    private static int blanksBeforeDelimiter(String row, char delimiter, int from) {
        int end = from;
        while (end < row.length()
                && row.charAt(end) != delimiter
                && Blank.is(row.charAt(end))
                && row.charAt(end) != '\n') {
            end++;
        }
        return end == row.length() || row.charAt(end) == delimiter ? end - from : 0;
    }
}
