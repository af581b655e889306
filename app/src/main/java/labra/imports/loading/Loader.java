package labra.imports.loading;

import java.util.List;
import labra.csv.Row;
import labra.imports.mapping.InvalidCell;
import labra.imports.mapping.Rejection;
import org.jdbi.v3.core.Handle;

/// How rows of one kind become things, and things rows of the database.
public interface Loader<T> {
    T read(Row.Good row) throws InvalidCell;

    /// Which of several writers loads it; what must meet in order goes the same way.
    int writer(T thing, int writers);

    /// Loads them within one transaction and says what became of each.
    Outcome load(Handle handle, List<T> things);

    /// What became of a batch.
    record Outcome(Totals totals, List<Rejection> rejections) {}
}
