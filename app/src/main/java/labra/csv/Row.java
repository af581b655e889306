package labra.csv;

import java.util.Arrays;
import java.util.List;

/// One row of a file, with its first line's number and its text as written.
public sealed interface Row {
    long line();

    String text();

    /// Cells as many as the header has; those behind the `given` ones were not written and are blank.
    record Good(long line, String text, String[] cells, int given) implements Row {
        Bad rejected(Fault fault, Object... details) {
            return Bad.of(line, text, fault, details);
        }
    }

    /// Text that cannot be taken apart into cells.
    record Bad(long line, String text, Fault fault, List<String> details) implements Row {
        static Bad of(long line, String text, Fault fault, Object... details) {
            return new Bad(
                    line,
                    text,
                    fault,
                    Arrays.stream(details).map(String::valueOf).toList());
        }
    }
}
