package labra.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// A file as a table, found out by reading it once: what it is, its columns, its first rows, how many there are.
public record Table(
        InputFile file,
        Reading how,
        FileFacts facts,
        List<String> header,
        List<List<String>> firstRows,
        long count,
        List<String> sheets) {
    private static final int SHOWN = 5;

    /// Reads the whole file once. `each` is told the header and gives what every row is handed to; it may be asked anew
    /// when the file turns out to be in another encoding than it began.
    public static Table look(InputFile file, Reading how, Function<List<String>, Consumer<Row.Good>> each) {
        Seen seen = new Seen(each);
        try {
            if (!file.isWorkbook()) {
                FileFacts facts = new TextScan(file, how, seen::begin).facts();
                return seen.table(file, how, facts, List.of());
            }
            Workbook workbook = new Workbook(file);
            List<String> sheets = workbook.sheets();
            try (SheetRows rows = workbook.rows(how)) {
                Consumer<Row> consumer = seen.begin(rows);
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    consumer.accept(row);
                }
            }
            return seen.table(file, how, workbook.facts(), sheets);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The rows once more, read as they were found.
    public Rows open() throws IOException {
        if (facts.workbook()) {
            return new Workbook(file).rows(how);
        }
        Reading found = new Reading(facts.charset(), facts.delimiter(), null, how.heading());
        return new CsvRows(InputFile.lines(file.bytes(), facts.charset()), found);
    }

    /// What is gathered on the way.
    private static final class Seen {
        private final Function<List<String>, Consumer<Row.Good>> each;
        private final List<List<String>> first = new ArrayList<>();
        private List<String> header = List.of();
        private long count;

        Seen(Function<List<String>, Consumer<Row.Good>> each) {
            this.each = each;
        }

        Consumer<Row> begin(Rows rows) {
            first.clear();
            count = 0;
            header = rows.header();
            Consumer<Row.Good> consumer = each.apply(header);
            return row -> {
                count++;
                if (row instanceof Row.Good good) {
                    consumer.accept(good);
                    if (first.size() < SHOWN) {
                        first.add(List.of(good.cells()));
                    }
                }
            };
        }

        Table table(InputFile file, Reading how, FileFacts facts, List<String> sheets) {
            return new Table(file, how, facts, header, List.copyOf(first), count, sheets);
        }
    }
}
