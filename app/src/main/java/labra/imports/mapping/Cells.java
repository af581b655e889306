package labra.imports.mapping;

import labra.csv.Reason;
import labra.csv.Row;
import labra.csv.Unfit;
import labra.web.BadField;
import labra.web.Email;
import org.jspecify.annotations.Nullable;

/// One row seen through a mapping.
public record Cells(Row.Good row, Mapping mapping) {
    public String text(ImportColumn column) {
        return mapping.text(column, row.cells());
    }

    /// Text no longer than its column in the database: nothing is cut off in silence.
    public String text(ImportColumn column, int most) throws Unfit {
        String text = text(column);
        if (text.length() > most && text.codePointCount(0, text.length()) > most) {
            throw new Unfit(Reason.TOO_LONG, column.key(), most, text.codePointCount(0, text.length()));
        }
        return text;
    }

    @Nullable
    public String optional(ImportColumn column, int most) throws Unfit {
        String text = text(column, most);
        return text.isEmpty() ? null : text;
    }

    public String required(ImportColumn column, int most) throws Unfit {
        String text = text(column, most);
        if (text.isEmpty()) {
            throw new Unfit(Reason.REQUIRED, column.key());
        }
        return text;
    }

    public String email(ImportColumn column) throws Unfit {
        String written = required(column, 254);
        try {
            return Email.parse(written);
        } catch (BadField notAnAddress) {
            throw new Unfit(Reason.BAD_EMAIL, written);
        }
    }
}
