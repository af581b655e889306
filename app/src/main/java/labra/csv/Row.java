package labra.csv;

/// One row of a file, with its first line's number and its text as written.
public sealed interface Row {
    /// Cells as many as the header has.
    record Good(long line, String text, String[] cells) implements Row {
        Bad rejected(Reason reason, Object... details) {
            return new Bad(Rejection.of(line, text, reason, details));
        }
    }

    /// Text that cannot be taken apart into cells, or cells that cannot be what they should.
    record Bad(Rejection rejection) implements Row {}
}
