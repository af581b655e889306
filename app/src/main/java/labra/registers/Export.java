package labra.registers;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import labra.access.BulkReads;
import labra.csv.FormulaGuard;
import labra.pages.Format;
import labra.pages.Query;
import labra.pages.Words;
import labra.platform.Database;
import labra.web.Fields;
import labra.web.lists.Listing;
import labra.web.lists.PageRequest;

/// A filtered list as a file, written row by row as it is read: a long list takes time, not memory.
@Singleton
class Export {
    private static final String CSV = "text/csv; charset=UTF-8; header=present";
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Database database;
    private final BulkReads bulkReads;
    private final Clock clock;

    Export(Database database, BulkReads bulkReads, Clock clock) {
        this.database = database;
        this.bulkReads = bulkReads;
        this.clock = clock;
    }

    <T> Response of(Register<T, ?> register, Query query, Format format, BulkReads.Reader reader) {
        boolean excel = query.is(Query.FORMAT, "xlsx");
        Fields fields = query.fields();
        Listing listing = register.listing(fields);
        PageRequest request = PageRequest.read(
                fields, register.table().sorts(), register.table().usualOrder());
        List<Column<T>> columns = register.table().exported(query);
        AtomicLong read = new AtomicLong();
        Rows<T> rows = work -> database.readAsideOnce(handle -> {
            listing.each(handle, register.table().type(), request, row -> {
                read.incrementAndGet();
                work.accept(row);
            });
            return true;
        });
        String kind = excel ? "xlsx" : "csv";
        StreamingOutput file = out -> {
            try {
                if (excel) {
                    Spreadsheet.write(out, register.path(), columns, rows, format);
                } else {
                    csv(out, columns, rows, format);
                }
            } finally {
                // Whoever leaves before the end has what came until then.
                bulkReads.exported(reader, register.path(), kind, read.get());
                register.noteRead(bulkReads, reader, read.get());
            }
        };
        String name = "%s-%s.%s".formatted(register.path(), format.file(clock.instant()), kind);
        return Response.ok(file)
                .header("Content-Type", excel ? XLSX : CSV)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /// Where an export's rows come from.
    @FunctionalInterface
    interface Rows<T> {
        void each(Consumer<T> work);
    }

    /// Excel shows the letters of a file with a mark at its start, and the columns of one that is split as its country
    /// splits them.
    static <T> void csv(OutputStream out, List<Column<T>> columns, Rows<T> rows, Format format) throws IOException {
        boolean spanish = format.locale().getLanguage().equals("es");
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        try (CsvWriter csv =
                CsvWriter.builder().fieldSeparator(spanish ? ';' : ',').build(writer)) {
            csv.writeRecord(columns.stream()
                    .map(column -> Words.fact(format.locale(), column.name()))
                    .toList());
            rows.each(row -> csv.writeRecord(columns.stream()
                    .map(column -> written(column.cell().apply(row), format, spanish))
                    .toList()));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static String written(Cell cell, Format format, boolean spanish) {
        String plain = cell.plain(format);
        if (cell.number() != null) {
            return spanish ? plain.replace('.', ',') : plain;
        }
        return FormulaGuard.guarded(plain);
    }
}
