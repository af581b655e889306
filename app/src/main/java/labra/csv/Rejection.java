package labra.csv;

import java.util.List;
import java.util.Locale;

/// A row that was not loaded: where it stands, why, and the row as it was written.
public record Rejection(long line, Reason reason, List<String> details, String original) {
    public static Rejection of(long line, String original, Reason reason, Object... details) {
        List<String> texts =
                java.util.Arrays.stream(details).map(String::valueOf).toList();
        return new Rejection(line, reason, texts, original);
    }

    /// The text fell into the wrong pieces, rather than a piece being wrong.
    boolean misshapen() {
        return reason == Reason.BAD_QUOTING || reason == Reason.WRONG_COLUMNS;
    }

    public String why(Locale locale) {
        return reason.text(locale, details);
    }
}
