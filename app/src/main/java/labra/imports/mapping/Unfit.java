package labra.imports.mapping;

import java.util.Arrays;
import java.util.List;
import labra.csv.Row;

/// A row whose cells cannot be what they should, with the reason.
public final class Unfit extends Exception {
    private final Reason reason;
    private final List<String> details;

    public Unfit(Reason reason, Object... details) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.details = Arrays.stream(details).map(String::valueOf).toList();
    }

    public Rejection of(Row.Good row) {
        return new Rejection(row.line(), reason, details, row.text());
    }
}
