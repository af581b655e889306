package labra.imports.mapping;

import java.util.EnumSet;
import java.util.Set;
import labra.csv.Row;
import labra.web.BadField;
import labra.web.Text;
import org.jspecify.annotations.Nullable;

/// One row seen through a mapping.
public record Cells(Row.Good row, Mapping mapping) {
    private static final Set<ImportColumn> CODES = EnumSet.of(
            ImportColumn.NUMBER,
            ImportColumn.PLATE,
            ImportColumn.OFFICER_BADGE,
            ImportColumn.OFFENCE_CODE,
            ImportColumn.CODE);

    public String text(ImportColumn column) {
        return mapping.text(column, row.cells());
    }

    /// Text no longer than its column in the database: nothing is cut off in silence.
    public String text(ImportColumn column, int most) throws InvalidCell {
        String text = unmarked(column, clean(column, text(column)));
        if (ColumnFormats.isAmount(column) && !text.isEmpty()) {
            return amount(column, text);
        }
        if (column == ImportColumn.ACTIVE && !text.isEmpty()) {
            return active(column, text);
        }
        if (text.length() > most && text.codePointCount(0, text.length()) > most) {
            throw new InvalidCell(RejectionReason.TOO_LONG, column.key(), most, text.codePointCount(0, text.length()));
        }
        return text;
    }

    private String amount(ImportColumn column, String written) throws InvalidCell {
        String plain = mapping.formats().amount(column, written);
        if (plain == null) {
            throw new InvalidCell(RejectionReason.BAD_NUMBER, column.key(), written);
        }
        return plain;
    }

    private static String active(ImportColumn column, String written) throws InvalidCell {
        Boolean active = ActiveWords.said(written);
        if (active == null) {
            throw new InvalidCell(RejectionReason.BAD_FLAG, column.key(), written);
        }
        return active.toString();
    }

    /// A code without the apostrophe by which a spreadsheet is told to keep its zeros.
    private static String unmarked(ImportColumn column, String text) {
        boolean marked = CODES.contains(column) && text.length() > 1 && text.lastIndexOf('\'') == 0;
        return marked && Character.isLetterOrDigit(text.charAt(1)) ? text.substring(1) : text;
    }

    /// In the one form of text, so that the same said in other signs of Unicode is the same.
    private static String clean(ImportColumn column, String text) throws InvalidCell {
        try {
            String lines = Template.spaced(Text.lines(text, Integer.MAX_VALUE));
            return column == ImportColumn.COMMENTS || lines.isEmpty() ? lines : Text.line(lines, Integer.MAX_VALUE);
        } catch (BadField forbidden) {
            throw new InvalidCell(RejectionReason.CONTROL_CHARACTER);
        }
    }

    @Nullable
    public String optional(ImportColumn column, int most) throws InvalidCell {
        String text = text(column, most);
        return text.isEmpty() ? null : text;
    }

    public String required(ImportColumn column, int most) throws InvalidCell {
        String text = text(column, most);
        if (text.isEmpty()) {
            throw new InvalidCell(RejectionReason.REQUIRED, column.key());
        }
        return text;
    }
}
