package labra.imports.mapping;

import java.util.Arrays;
import java.util.List;
import labra.csv.Row;

/// A cell that cannot be read as what its column is for, with the reason; its row is rejected.
public final class InvalidCell extends Exception {
    private final RejectionReason reason;
    private final List<String> details;

    public InvalidCell(RejectionReason reason, Object... details) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.details = Arrays.stream(details).map(String::valueOf).toList();
    }

    public Rejection of(Row.Good row) {
        return new Rejection(row.line(), reason, details, row.text());
    }
}
