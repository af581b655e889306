package labra.csv;

/// Why a text cannot be taken apart into a row of cells.
public enum Fault {
    BAD_QUOTING,
    WRONG_COLUMNS,
    LINE_TOO_LONG,
    CONTROL_CHARACTER,
    UNREADABLE_CHARACTER,
    REPEATED_HEADER;

    /// The text fell into the wrong pieces, rather than a piece being wrong.
    boolean isMisshapen() {
        return this == BAD_QUOTING || this == WRONG_COLUMNS;
    }
}
