package labra.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV text below its header. A quote that nobody closes spoils its own line alone, not the rest of the
/// file.
public final class Rows implements Closeable {
    /// What the decoder puts where bytes are no text; no text may hold it otherwise.
    public static final char UNDECODABLE = '\uFFFF';

    private final Lines lines;
    private final Dialect dialect;
    private final List<String> header;

    public Rows(Lines lines, @Nullable Dialect given) {
        this.lines = lines;
        List<Lines.Line> sample = lines.sample();
        if (sample.isEmpty()) {
            throw new ImportFailure(lines.damage() == null ? "failure.empty" : "failure.damaged-at-once");
        }
        this.dialect = given != null
                ? given
                : Dialect.detect(sample.stream().map(Lines.Line::text).toList());
        boolean declared = Dialect.isDeclaration(sample.getFirst().text());
        lines.unread(declared ? sample.subList(1, sample.size()) : sample);
        this.header = readHeader();
    }

    public List<String> header() {
        return header;
    }

    public Dialect dialect() {
        return dialect;
    }

    @Nullable
    public IOException damage() {
        return lines.damage();
    }

    @Nullable
    public Row next() {
        Lines.Line line = lines.nextFilled();
        if (line == null) {
            return null;
        }
        if (line.cut()) {
            return bad(line, Reason.LINE_TOO_LONG, Lines.LONGEST);
        }
        boolean quoted = line.text().indexOf('"') >= 0;
        return quoted && dialect.open(line.text(), false) ? severalLines(line) : row(line.number(), line.text());
    }

    private Row severalLines(Lines.Line first) {
        List<Lines.Line> others = new ArrayList<>();
        String text = dialect.closed(first.text(), lines, others);
        Row row = text == null ? bad(first, Reason.BAD_QUOTING) : row(first.number(), text);
        if (row instanceof Row.Bad bad && bad.rejection().misshapen()) {
            lines.unread(others);
            return bad(first, Reason.BAD_QUOTING);
        }
        return row;
    }

    private Row row(long number, String text) {
        boolean odd = Mojibake.hasOddities(text);
        String[] cells = dialect.cells(odd ? Mojibake.mended(text) : text);
        if (cells == null) {
            return new Row.Bad(Rejection.of(number, text, Reason.BAD_QUOTING));
        }
        Row.Good row = new Row.Good(number, text, withoutTrailingBlanks(cells));
        if (row.cells().length != header.size()) {
            return row.rejected(Reason.WRONG_COLUMNS, header.size(), cells.length);
        }
        return odd ? readable(row) : row;
    }

    private static Row readable(Row.Good row) {
        if (row.text().indexOf(UNDECODABLE) >= 0) {
            return row.rejected(Reason.UNREADABLE_CHARACTER);
        }
        return row.text().chars().anyMatch(Mojibake::isControl) ? row.rejected(Reason.CONTROL_CHARACTER) : row;
    }

    /// Delimiters after the last column are no columns.
    private String[] withoutTrailingBlanks(String[] cells) {
        int count = cells.length;
        while (count > header.size() && cells[count - 1].isBlank()) {
            count--;
        }
        return count == cells.length ? cells : java.util.Arrays.copyOf(cells, count);
    }

    private List<String> readHeader() {
        Lines.Line line = lines.next();
        List<Lines.Line> others = new ArrayList<>();
        String text = line == null || line.cut() ? null : line.text();
        if (text != null && dialect.open(text, false)) {
            text = dialect.closed(text, lines, others);
        }
        String[] cells = text == null ? null : dialect.cells(text);
        if (line == null || cells == null) {
            throw new ImportFailure("failure.header", line == null ? "" : abbreviated(line.text()));
        }
        return java.util.Arrays.stream(cells).map(String::strip).collect(Collectors.toUnmodifiableList());
    }

    private static String abbreviated(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    private static Row.Bad bad(Lines.Line line, Reason reason, Object... details) {
        return new Row.Bad(Rejection.of(line.number(), line.text(), reason, details));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
