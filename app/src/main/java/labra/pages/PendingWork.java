package labra.pages;

import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/// What waits, which the feature that knows it declares as a bean: its rank among the others, where it is dealt with,
/// the key of its words, the right that the place takes, how many there are for everybody, and how many for some
/// accounts of their own.
public record PendingWork(
        int rank,
        String href,
        String key,
        String right,
        ToLongFunction<Handle> count,
        Function<Handle, Map<Long, Long>> own) {

    public PendingWork(int rank, String href, String key, String right, ToLongFunction<Handle> count) {
        this(rank, href, key, right, count, _ -> Map.of());
    }

    /// What waits for accounts of their own alone.
    public static PendingWork own(
            int rank, String href, String key, String right, Function<Handle, Map<Long, Long>> own) {
        return new PendingWork(rank, href, key, right, _ -> 0, own);
    }
}
