package labra.imports.mapping;

import java.util.List;
import java.util.Locale;
import labra.csv.Row;

/// A row that was not loaded: where it stands, why, and the row as it was written.
public record Rejection(long line, Reason reason, List<String> details, String original) {
    public static Rejection of(long line, String original, Reason reason, Object... details) {
        List<String> texts =
                java.util.Arrays.stream(details).map(String::valueOf).toList();
        return new Rejection(line, reason, texts, original);
    }

    public static Rejection of(Row.Bad row) {
        return new Rejection(row.line(), Reason.of(row.fault()), row.details(), row.text());
    }

    public String why(Locale locale) {
        return reason.text(locale, details);
    }
}
