package labra.imports.loading;

/// What became of the rows read. Voided fines are counted among the loaded too.
public record Totals(long read, long loaded, long repeated, long observed, long rejected, long voided) {
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);

    public static final Totals LOADED = new Totals(1, 1, 0, 0, 0, 0);
    public static final Totals REPEATED = new Totals(1, 0, 1, 0, 0, 0);
    public static final Totals OBSERVED = new Totals(1, 0, 0, 1, 0, 0);
    public static final Totals VOIDED = new Totals(1, 1, 0, 0, 0, 1);

    public static Totals rejected(long rows) {
        return new Totals(rows, 0, 0, 0, rows, 0);
    }

    public Totals plus(Totals more) {
        return new Totals(
                read + more.read,
                loaded + more.loaded,
                repeated + more.repeated,
                observed + more.observed,
                rejected + more.rejected,
                voided + more.voided);
    }

    /// Holds the totals to the rule that every row read is one of the four.
    Totals proven(long rowsRead) {
        if (read != rowsRead || loaded + repeated + observed + rejected != rowsRead) {
            throw new IllegalStateException("rows are missing: " + rowsRead + " were read, " + this);
        }
        return this;
    }
}
