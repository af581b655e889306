package labra.registers;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The SQL statements of a register whose records `N` are added many at once.
public interface BulkRows<N> {
    String LOADED = "LOADED";
    String REPEATED = "REPEATED";

    /// Adds those that are new and says of each, in order, what became of it: `LOADED`, `REPEATED` where the same is
    /// there already, or the name of the [Problem] where another has its key.
    List<String> addAll(List<N> added);

    /// One column of them, as the database takes it.
    static <N, V> V[] column(List<N> rows, Function<N, @Nullable V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
