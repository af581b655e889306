package labra.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the cells of a line are set apart.
record Dialect(char delimiter) {
    private static final int MOST_LINES_OF_A_ROW = 200;
    private static final int HEADERS = 10;

    /// Spreadsheets may write `sep=;` above the header, in quotes, in capitals, and delimiters behind it.
    private static final Pattern DECLARATION =
            Pattern.compile("[\\s\"']*sep\\s*=\\s*(tab|\\\\t|[^\"'\\w\\p{L}])[\"'\\s,;|^~]*", Pattern.CASE_INSENSITIVE);

    /// The delimiter that splits the first lines into the most cells while agreeing with one of them, the header.
    static Dialect detect(List<String> lines) {
        List<String> filled = lines.stream().filter(line -> !line.isBlank()).toList();
        Matcher declared = DECLARATION.matcher(filled.getFirst());
        Optional<Character> said = declared.matches() ? Delimiters.named(declared.group(1)) : Optional.empty();
        return said.map(Dialect::new)
                .orElseGet(() -> Delimiters.USUAL.stream()
                        .map(Dialect::new)
                        .max(Comparator.comparingLong(dialect -> dialect.agreement(filled)))
                        .orElseThrow());
    }

    static boolean isDeclaration(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> DECLARATION.matcher(line).matches())
                .isPresent();
    }

    private long agreement(List<String> lines) {
        int[] counts = lines.stream()
                .mapToInt(line -> withoutEnd(roughly(line)).size())
                .toArray();
        long best = 0;
        for (int header = 0; header < Math.min(HEADERS, counts.length); header++) {
            long agreeing = 0;
            for (int i = header; i < counts.length; i++) {
                agreeing += counts[i] == counts[header] ? 1 : 0;
            }
            boolean alone = agreeing == 1 && header > 0;
            best = counts[header] < 2 || alone ? best : Math.max(best, agreeing * agreeing * counts[header]);
        }
        return best;
    }

    private static List<String> withoutEnd(List<String> cells) {
        int count = cells.size();
        while (count > 1 && Blank.is(cells.get(count - 1))) {
            count--;
        }
        return cells.subList(0, count);
    }

    /// The cells of a line that may belong to a row of several.
    List<String> roughly(String line) {
        String[] cells = cells(line);
        return List.of(cells == null ? split(line) : cells);
    }

    /// The cells of one row, or null where its quotes make no sense. A row without quotes needs no parser; some
    /// programs write a backslash before a quote inside of a cell.
    String @Nullable [] cells(String row) {
        if (row.indexOf('"') < 0) {
            return split(row);
        }
        String[] cells = parsed(row);
        boolean escaped = cells == null && row.contains("\\\"");
        return escaped ? parsed(row.replace("\\\"", "\"\"")) : cells;
    }

    private String @Nullable [] parsed(String row) {
        try {
            return CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .skipEmptyLines(false)
                    .ofSingleCsvRecord(hasBlanksAtQuotes(row) ? withoutBlanksAroundQuotes(row) : row)
                    .getFields()
                    .toArray(String[]::new);
        } catch (CsvParseException unreadable) {
            return null;
        }
    }

    private String[] split(String row) {
        List<String> cells = new ArrayList<>();
        int start = 0;
        for (int end = row.indexOf(delimiter); end >= 0; end = row.indexOf(delimiter, start)) {
            cells.add(row.substring(start, end));
            start = end + 1;
        }
        cells.add(row.substring(start));
        return cells.toArray(String[]::new);
    }

    private static boolean hasBlanksAtQuotes(String row) {
        for (int i = row.indexOf('"'); i >= 0; i = row.indexOf('"', i + 1)) {
            if ((i > 0 && Blank.is(row.charAt(i - 1))) || (i + 1 < row.length() && Blank.is(row.charAt(i + 1)))) {
                return true;
            }
        }
        return false;
    }

    /// Some programs write blanks between a delimiter and a quote.
    private String withoutBlanksAroundQuotes(String row) {
        StringBuilder text = new StringBuilder(row.length());
        boolean open = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '"') {
                boolean opens = !open && startsCell(text, i == 0);
                boolean escaped = open && i + 1 < row.length() && row.charAt(i + 1) == '"';
                text.append(escaped ? "\"\"" : "\"");
                i += escaped ? 1 : 0;
                boolean closes = open && !escaped;
                i += closes ? blanksBeforeDelimiter(row, i + 1) : 0;
                open = opens || (open && !closes);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /// Whether only blanks stand before a quote in its cell; they go.
    private boolean startsCell(StringBuilder text, boolean first) {
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

    private int blanksBeforeDelimiter(String row, int from) {
        int end = from;
        while (end < row.length()
                && row.charAt(end) != delimiter
                && Blank.is(row.charAt(end))
                && row.charAt(end) != '\n') {
            end++;
        }
        return end == row.length() || row.charAt(end) == delimiter ? end - from : 0;
    }

    /// Whether a quoted cell is still open at the end of a line that began inside of one, or did not.
    boolean open(String line, boolean openBefore) {
        boolean open = openBefore;
        boolean cellStart = !openBefore;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (open) {
                boolean escaped = c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
                i += escaped ? 1 : 0;
                open = c != '"' || escaped;
                cellStart = false;
            } else {
                open = c == '"' && cellStart;
                cellStart = !open && (c == delimiter || (cellStart && Blank.is(c)));
            }
        }
        return open;
    }

    /// The text up to the line that closes its quote, or null where none soon does. The lines it took are put to
    /// `others`.
    @Nullable
    String closed(String first, Lines lines, List<Lines.Line> others) {
        StringBuilder text = new StringBuilder(first);
        while (others.size() < MOST_LINES_OF_A_ROW && text.length() < Lines.LONGEST) {
            Lines.Line line = lines.next();
            if (line == null) {
                return null;
            }
            others.add(line);
            text.append('\n').append(line.text());
            if (!open(line.text(), true)) {
                return text.toString();
            }
        }
        return null;
    }
}
