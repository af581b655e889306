package labra.pages;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import labra.access.Bearer;
import labra.platform.BackgroundCache;
import labra.platform.Database;
import org.jdbi.v3.core.Handle;

/// How many of everything wait, counted behind the readers' backs.
@Singleton
public class PendingCounts {
    /// Nobody is told older counts than this, unless they take too long.
    private static final Duration OLDEST = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<PendingWork> works;
    private final BackgroundCache<List<Pending>> counts;

    /// So many wait.
    public record Pending(PendingWork work, long count) {}

    /// What waits for a reader, and when it was counted.
    public record Counted(List<Pending> pending, Instant at) {}

    PendingCounts(@All List<PendingWork> works, Database database, Clock clock) {
        this.works = works.stream()
                .sorted(Comparator.comparingInt(PendingWork::rank))
                .toList();
        this.counts = new BackgroundCache<>(() -> database.read(this::count), Duration.ofSeconds(5), clock);
    }

    private List<Pending> count(Handle handle) {
        return works.stream()
                .map(work -> new Pending(work, work.count().applyAsLong(handle)))
                .toList();
    }

    /// Those that a reader may deal with, after a little patience with the first count; nothing while it takes longer.
    public Optional<Counted> of(Bearer reader) {
        return counts.getNoOlder(OLDEST, PATIENCE)
                .map(known -> new Counted(
                        known.value().stream()
                                .filter(pending -> reader.may(pending.work().right()))
                                .toList(),
                        known.at()));
    }

    /// How many wait at a place, as they were counted last; a page waits for no count.
    long at(String href) {
        return counts.get().stream()
                .flatMap(known -> known.value().stream())
                .filter(pending -> pending.work().href().equals(href))
                .mapToLong(Pending::count)
                .sum();
    }
}
