package labra.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a file below its header, one after the other.
public sealed interface Rows extends Closeable permits CsvRows, SheetRows {
    /// What the decoder puts where bytes are no text; no text may hold it otherwise.
    char UNDECODABLE = '\uFFFF';

    List<String> header();

    /// Null at the end.
    @Nullable
    Row next();

    /// What broke the file off, if anything did.
    @Nullable
    IOException damage();
}
