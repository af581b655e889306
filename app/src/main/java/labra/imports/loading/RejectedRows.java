package labra.imports.loading;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import labra.csv.FormulaGuard;
import labra.csv.ImportMessages;
import labra.csv.Rows;
import labra.imports.mapping.Rejection;

/// Rejected rows as a table that a spreadsheet of their reader's country opens: line, reason, and the row as it was
/// written.
public final class RejectedRows implements Closeable {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final CsvWriter csv;
    private final Locale locale;

    public RejectedRows(Writer out, Locale locale) throws IOException {
        this.locale = locale;
        out.write(BYTE_ORDER_MARK);
        boolean spanish = locale.getLanguage().equals("es");
        this.csv = CsvWriter.builder()
                .fieldSeparator(spanish ? ';' : ',')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out);
        csv.writeRecord(
                ImportMessages.text(locale, "rejected.line"),
                ImportMessages.text(locale, "rejected.reason"),
                ImportMessages.text(locale, "rejected.original"));
    }

    public void add(Rejection rejection) {
        csv.writeRecord(
                Long.toString(rejection.line()),
                FormulaGuard.guarded(rejection.why(locale)),
                FormulaGuard.guarded(legible(rejection.original())));
    }

    /// With signs in the place of what no text has.
    private static String legible(String original) {
        return original.replace('\0', '\u2400').replace('\u001f', '\u241f').replace(Rows.UNDECODABLE, '\uFFFD');
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
