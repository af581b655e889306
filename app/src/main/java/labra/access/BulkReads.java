package labra.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import labra.access.SecurityEvents.Kind;
import labra.access.SecurityEvents.Subject;
import labra.platform.Actor;
import labra.platform.Settings;

/// Notes a security event when somebody exports a list, and when somebody reads the data of many people. Each copy of
/// the application counts for itself.
@Singleton
public class BulkReads {
    private static final int REMEMBERED = 10_000;

    private final SecurityEvents events;
    private final Settings.Limits settings;
    private final Cache<Subject, AtomicLong> counts;

    BulkReads(SecurityEvents events, Settings settings) {
        this.events = events;
        this.settings = settings.limits();
        this.counts = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(this.settings.massReadWindow())
                .build();
    }

    /// Who reads, and from where.
    public record Reader(Subject subject, Actor actor) {}

    /// A list that somebody takes away as a file, with as many rows as were written.
    public void exported(Reader reader, String what, String format, long rows) {
        events.record(
                Kind.EXPORTED,
                reader.subject(),
                reader.actor(),
                Map.of("what", what, "format", format, "rows", Long.toString(rows)));
    }

    /// Records about people that somebody was shown or given. Told once in each window, when there are too many.
    public void people(Reader reader, long records) {
        int most = settings.massRead();
        if (most == 0 || records == 0) {
            return;
        }
        long before = counts.get(reader.subject(), first -> new AtomicLong()).getAndAdd(records);
        if (before < most && before + records >= most) {
            events.record(
                    Kind.READ_IN_BULK,
                    reader.subject(),
                    reader.actor(),
                    Map.of(
                            "rows",
                            Long.toString(before + records),
                            "minutes",
                            Long.toString(settings.massReadWindow().toMinutes())));
        }
    }
}
