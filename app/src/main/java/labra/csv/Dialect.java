package labra.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the cells of a line are set apart.
record Dialect(char delimiter) {
    private static final int MOST_LINES_OF_A_ROW = 200;

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
                    .ofSingleCsvRecord(BlanksAtQuotes.removed(row, delimiter))
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
