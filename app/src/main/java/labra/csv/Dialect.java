package labra.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the cells of a line are set apart.
public record Dialect(char delimiter) {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int MOST_LINES_OF_A_ROW = 200;
    private static final String DECLARATION = "sep=";

    /// The delimiter that splits the first lines into the most cells while agreeing with their first, the header.
    static Dialect detect(List<String> lines) {
        if (isDeclaration(lines.getFirst())) {
            return new Dialect(lines.getFirst().charAt(DECLARATION.length()));
        }
        return DELIMITERS.stream()
                .map(Dialect::new)
                .max(java.util.Comparator.comparingLong(dialect -> dialect.agreement(lines)))
                .orElseThrow();
    }

    /// Spreadsheets may write `sep=;` above the header.
    static boolean isDeclaration(String line) {
        return line.length() == DECLARATION.length() + 1 && line.startsWith(DECLARATION);
    }

    private long agreement(List<String> lines) {
        String[] header = cells(lines.getFirst());
        if (header == null || header.length < 2) {
            return 0;
        }
        long agreeing = lines.stream()
                .map(this::cells)
                .filter(cells -> cells != null && cells.length == header.length)
                .count();
        return agreeing * header.length;
    }

    /// The cells of one row, or null where its quotes make no sense. A row without quotes needs no parser.
    String @Nullable [] cells(String row) {
        if (row.indexOf('"') < 0) {
            return split(row);
        }
        try {
            return CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .skipEmptyLines(false)
                    .ofSingleCsvRecord(row)
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
            } else {
                open = c == '"' && cellStart;
            }
            cellStart = !open && c == delimiter;
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
