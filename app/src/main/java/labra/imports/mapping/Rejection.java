package labra.imports.mapping;

import java.util.List;
import java.util.Locale;
import labra.csv.Row;
import labra.web.Refusal;

/// A row that was not loaded: where it stands, why, and the row as it was written.
public record Rejection(long line, RejectionReason reason, List<String> details, String original) {
    public static Rejection of(long line, String original, RejectionReason reason, Object... details) {
        List<String> texts =
                java.util.Arrays.stream(details).map(String::valueOf).toList();
        return new Rejection(line, reason, texts, original);
    }

    public static Rejection of(Row.Bad row) {
        return new Rejection(row.line(), RejectionReason.of(row.fault()), row.details(), row.text());
    }

    /// As the API refuses what the row says.
    public static Rejection of(Row.Good row, Refusal refusal) {
        return new Rejection(row.line(), RejectionReason.REFUSED, Refused.kept(refusal), row.text());
    }

    public String why(Locale locale) {
        return reason == RejectionReason.REFUSED ? Refused.told(locale, details) : reason.text(locale, details);
    }
}
