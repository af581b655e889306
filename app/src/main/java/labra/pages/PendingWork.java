package labra.pages;

import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import labra.access.Bearer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What waits, which the feature that knows it declares as a bean: its rank among the others, where it is dealt with,
/// the key of its words, the right that the place takes, the right of those who deal with it (none where it goes on by
/// itself), how many there are for everybody, and how many for some accounts of their own.
public record PendingWork(
        int rank,
        String href,
        String key,
        String right,
        @Nullable String dealing,
        ToLongFunction<Handle> count,
        Function<Handle, Map<Long, Long>> own) {

    public PendingWork(
            int rank, String href, String key, String right, @Nullable String dealing, ToLongFunction<Handle> count) {
        this(rank, href, key, right, dealing, count, _ -> Map.of());
    }

    /// What waits for accounts of their own alone, who deal with it themselves.
    public static PendingWork own(
            int rank, String href, String key, String right, Function<Handle, Map<Long, Long>> own) {
        return new PendingWork(rank, href, key, right, right, _ -> 0, own);
    }

    public boolean waitsFor(Bearer reader) {
        return dealing != null && reader.may(dealing);
    }
}
