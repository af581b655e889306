package labra.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV text below its header. A quote that nobody closes spoils its own line alone, not the rest of the
/// file.
final class CsvRows implements Rows {
    private final Lines lines;
    private final Dialect dialect;
    private final List<String> header;

    CsvRows(Lines lines, Reading how) {
        this.lines = lines;
        List<Lines.Line> sample = lines.sample();
        List<String> texts = sample.stream().map(Lines.Line::text).toList();
        if (texts.stream().allMatch(String::isBlank)) {
            throw new ImportFailure(lines.damage() == null ? "failure.empty" : "failure.damaged-at-once");
        }
        this.dialect = how.delimiter() != null ? new Dialect(how.delimiter()) : DialectGuess.of(texts);
        List<List<String>> cells = texts.stream().map(dialect::roughly).toList();
        int first = HeaderLine.of(cells, how.heading(), DialectGuess.isDeclaration(texts));
        lines.unread(sample.subList(first, sample.size()));
        this.header = HeaderLine.withoutEnd(readHeader(), cells.subList(first + 1, cells.size()));
    }

    @Override
    public List<String> header() {
        return header;
    }

    char delimiter() {
        return dialect.delimiter();
    }

    /// How many lines were in another encoding than the rest.
    long mended() {
        return lines.mended();
    }

    @Override
    @Nullable
    public IOException damage() {
        return lines.damage();
    }

    /// Passes over rows of nothing but delimiters, which spreadsheets leave at the end.
    @Override
    @Nullable
    public Row next() {
        Row row = anyNext();
        while (row instanceof Row.Good good && Blank.is(good.cells()[0]) && HeaderLine.filled(good.cells(), 0) == 0) {
            row = anyNext();
        }
        return row;
    }

    private @Nullable Row anyNext() {
        Lines.Line line = lines.nextFilled();
        if (line == null) {
            return null;
        }
        if (line.cut()) {
            return bad(line, Fault.LINE_TOO_LONG, Lines.LONGEST);
        }
        boolean quoted = line.text().indexOf('"') >= 0;
        return quoted && dialect.open(line.text(), false) ? severalLines(line) : row(line.number(), line.text());
    }

    /// A row that goes on has all of its cells: a short one would be one whose quote was never meant to open.
    private Row severalLines(Lines.Line first) {
        List<Lines.Line> others = new ArrayList<>();
        String text = dialect.closed(first.text(), lines, others);
        Row row = text == null ? bad(first, Fault.BAD_QUOTING) : row(first.number(), text);
        boolean misshapen = switch (row) {
            case Row.Good good -> good.given() < header.size();
            case Row.Bad bad -> bad.fault().isMisshapen();
        };
        if (misshapen) {
            lines.unread(others);
            return bad(first, Fault.BAD_QUOTING);
        }
        return row;
    }

    private Row row(long number, String text) {
        boolean odd = Mojibake.hasOddities(text);
        String[] cells = dialect.cells(odd ? Mojibake.mended(text) : text);
        if (cells == null) {
            return Row.Bad.of(number, text, Fault.BAD_QUOTING);
        }
        int given = HeaderLine.filled(cells, header.size());
        if (given > header.size()) {
            return Row.Bad.of(number, text, Fault.WRONG_COLUMNS, header.size(), cells.length);
        }
        Row.Good row = new Row.Good(number, text, HeaderLine.fitted(cells, header.size()), given);
        if (HeaderLine.repeats(header, row.cells())) {
            return row.rejected(Fault.REPEATED_HEADER);
        }
        return odd ? readable(row) : row;
    }

    private Row readable(Row.Good row) {
        if (row.text().indexOf(UNDECODABLE) >= 0) {
            return row.rejected(Fault.UNREADABLE_CHARACTER);
        }
        boolean control = row.text().chars().anyMatch(sign -> sign != delimiter() && Mojibake.isControl(sign));
        return control ? row.rejected(Fault.CONTROL_CHARACTER) : row;
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
        return Arrays.stream(cells).map(Objects::requireNonNull).toList();
    }

    private static String abbreviated(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    private static Row.Bad bad(Lines.Line line, Fault fault, Object... details) {
        return Row.Bad.of(line.number(), line.text(), fault, details);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
