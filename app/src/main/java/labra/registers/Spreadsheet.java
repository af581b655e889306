package labra.registers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import labra.law.Money;
import labra.pages.Format;
import labra.pages.Words;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// An Excel workbook of one sheet, written as its rows come.
final class Spreadsheet {
    /// A sheet ends here, says the format; the rest of a longer list is in the CSV file alone.
    private static final int LAST_ROW = 1_048_575;

    private static final int FLUSHED = 1_000;
    private static final Pattern CODE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private Spreadsheet() {}

    static <T> void write(OutputStream out, String name, List<Column<T>> columns, Export.Rows<T> rows, Format format)
            throws IOException {
        try (Workbook book = new Workbook(out, "Labra", "1.0")) {
            Worksheet sheet = book.newWorksheet(name);
            for (int i = 0; i < columns.size(); i++) {
                sheet.value(0, i, Words.fact(format.locale(), columns.get(i).name()));
                sheet.style(0, i).bold().set();
                sheet.width(i, 22);
            }
            sheet.freezePane(0, 1);
            int[] at = {0};
            rows.each(row -> {
                if (at[0] < LAST_ROW) {
                    write(sheet, ++at[0], columns, row, format);
                }
            });
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    /// A workbook takes `_x0041_` for the letter A; the underscore itself has a code too.
    private static String literal(String text) {
        return CODE.matcher(text).replaceAll("_x005F_");
    }

    private static <T> void write(Worksheet sheet, int at, List<Column<T>> columns, T row, Format format) {
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = columns.get(i).cell().apply(row);
            switch (cell.value()) {
                case null -> {}
                case Number number -> sheet.value(at, i, number);
                case Money money -> sheet.value(at, i, money.amount());
                case Instant moment -> {
                    sheet.value(at, i, moment.atZone(format.zone()).toLocalDateTime());
                    sheet.style(at, i)
                            .format(moment.getNano() == 0 ? "yyyy-mm-dd hh:mm:ss" : "yyyy-mm-dd hh:mm:ss.000")
                            .set();
                }
                default -> sheet.value(at, i, literal(cell.filed(format)));
            }
        }
        if (at % FLUSHED == 0) {
            try {
                sheet.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
