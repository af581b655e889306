package labra.pages;

import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/// What waits, which the feature that knows it declares as a bean: its rank among the others, where it is dealt with,
/// the key of its words, the right that the place takes, and how many there are.
public record PendingWork(int rank, String href, String key, String right, ToLongFunction<Handle> count) {}
