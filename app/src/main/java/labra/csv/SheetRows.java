package labra.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/// The rows of one sheet of a workbook below its header.
final class SheetRows implements Rows {
    private static final int SAMPLE = 100;
    private static final long MOST_CELLS = 100_000_000;

    private final ReadableWorkbook workbook;
    private final ReadingDeadline deadline;
    private final SheetCell cell;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final List<Written> waiting;
    private final List<String> header;
    private long cells;

    /// A row as it stands in the sheet.
    private record Written(long number, List<String> cells) {}

    SheetRows(ReadableWorkbook workbook, Sheet sheet, Reading how, InputFile file) throws IOException {
        this.workbook = workbook;
        this.deadline = file.deadline();
        this.cell = new SheetCell(workbook.isDate1904() || new WorkbookParts(file).countsFrom1904());
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        List<Written> sample = new ArrayList<>();
        for (Written row = read();
                row != null && sample.size() < SAMPLE;
                row = sample.size() < SAMPLE ? read() : null) {
            sample.add(row);
        }
        if (sample.isEmpty()) {
            throw new ImportFailure("failure.empty");
        }
        List<List<String>> texts = sample.stream().map(Written::cells).toList();
        int first = HeaderLine.of(texts, how.heading(), false);
        this.header = HeaderLine.withoutEnd(texts.get(first), texts.subList(first + 1, texts.size()));
        this.waiting = new ArrayList<>(sample.subList(first + 1, sample.size()));
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable IOException damage() {
        return null;
    }

    @Override
    public @Nullable Row next() {
        Written row = waiting.isEmpty() ? read() : waiting.removeFirst();
        if (row == null) {
            return null;
        }
        String[] given = row.cells().toArray(String[]::new);
        String text = String.join("\t", given);
        int filled = HeaderLine.filled(given, header.size());
        if (filled > header.size()) {
            return Row.Bad.of(row.number(), text, Fault.WRONG_COLUMNS, header.size(), filled);
        }
        Row.Good good = new Row.Good(row.number(), text, HeaderLine.fitted(given, header.size()), header.size());
        if (HeaderLine.repeats(header, good.cells())) {
            return good.rejected(Fault.REPEATED_HEADER);
        }
        return text.chars().anyMatch(Mojibake::isControl) ? good.rejected(Fault.CONTROL_CHARACTER) : good;
    }

    /// The next row with anything in it.
    private @Nullable Written read() {
        try {
            while (rows.hasNext()) {
                deadline.mustNotHavePassed();
                Written row = written(rows.next());
                if (row.cells().stream().anyMatch(text -> !Blank.is(text))) {
                    return row;
                }
            }
            return null;
        } catch (RuntimeException broken) {
            throw broken instanceof ImportFailure known ? known : WorkbookParts.broken();
        }
    }

    private Written written(org.dhatim.fastexcel.reader.Row row) {
        int count = row.getCellCount();
        cells += count;
        if (cells > MOST_CELLS) {
            throw new ImportFailure("failure.too-many-cells", MOST_CELLS);
        }
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(cell.text(row.getOptionalCell(i).orElse(null)));
        }
        return new Written(row.getRowNum(), texts);
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
