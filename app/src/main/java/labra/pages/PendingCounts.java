package labra.pages;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    private final BackgroundCache<List<Waiting>> counts;

    /// How many wait for everybody, and for some accounts of their own.
    private record Waiting(PendingWork work, long all, Map<Long, Long> own) {
        Pending of(Bearer reader) {
            return new Pending(work, all + own.getOrDefault(reader.id(), 0L));
        }
    }

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

    private List<Waiting> count(Handle handle) {
        return works.stream()
                .map(work -> new Waiting(
                        work, work.count().applyAsLong(handle), work.own().apply(handle)))
                .toList();
    }

    /// Those that a reader may deal with, after a little patience with the first count; nothing while it takes longer.
    public Optional<Counted> of(Bearer reader) {
        return counts.getNoOlder(OLDEST, PATIENCE)
                .map(known -> new Counted(
                        known.value().stream()
                                .filter(waiting -> reader.may(waiting.work().right()))
                                .map(waiting -> waiting.of(reader))
                                .toList(),
                        known.at()));
    }

    /// How many wait for a reader at a place, as they were counted last; a page waits for no count.
    long at(Bearer reader, String href) {
        return counts.get().stream()
                .flatMap(known -> known.value().stream())
                .filter(waiting -> waiting.work().href().equals(href))
                .mapToLong(waiting -> waiting.of(reader).count())
                .sum();
    }
}
