package labra.access.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import labra.platform.Database;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// One client address as this copy counts it. What other copies let it ask is taken from what is left here.
final class Asker {
    private static final Logger LOG = Logger.getLogger(Asker.class);

    private final String key;
    private final Database database;
    private final Bucket left;
    private final int step;
    private final AtomicInteger untold = new AtomicInteger();
    private final AtomicBoolean telling = new AtomicBoolean();

    /// Of the minute that is counted in the database: what this copy told, and what it heard of the others.
    private Optional<OffsetDateTime> minute = Optional.empty();

    private int told;
    private int heard;

    Asker(String key, Database database, Bucket left, int step) {
        this.key = key;
        this.database = database;
        this.left = left;
        this.step = step;
    }

    public interface Rows {
        record Asked(int times, OffsetDateTime since) {}

        @SqlQuery("""
                WITH old AS (SELECT asker FROM asked WHERE since < now() - interval '10 minutes' LIMIT 10 FOR UPDATE SKIP LOCKED),
                     gone AS (DELETE FROM asked USING old WHERE asked.asker = old.asker)
                INSERT INTO asked (asker, times, since) VALUES (:asker, :times, now())
                ON CONFLICT (asker) DO UPDATE
                SET times = CASE WHEN asked.since > now() - interval '1 minute' THEN asked.times + :times ELSE :times END,
                    since = CASE WHEN asked.since > now() - interval '1 minute' THEN asked.since ELSE now() END
                RETURNING times, since
                """)
        Asked add(String asker, int times);
    }

    ConsumptionProbe ask() {
        ConsumptionProbe probe = left.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed() && untold.incrementAndGet() >= step && telling.compareAndSet(false, true)) {
            Thread.ofVirtual().name("limits").start(this::tell);
        }
        return probe;
    }

    /// Whether it tells the others just now, and hears of them.
    boolean isTelling() {
        return telling.get();
    }

    /// One at a time. While the database is away each copy counts for itself.
    private void tell() {
        int news = untold.getAndSet(0);
        try {
            Rows.Asked all = database.read(Rows.class, rows -> rows.add(key, news));
            if (!minute.equals(Optional.of(all.since()))) {
                minute = Optional.of(all.since());
                told = 0;
                heard = 0;
            }
            told += news;
            int others = all.times() - told;
            if (others > heard) {
                left.tryConsumeAsMuchAsPossible(others - heard);
                heard = others;
            }
        } catch (JdbiException away) {
            untold.addAndGet(news);
            LOG.debugf("Other copies could not be told of requests: %s", away.getMessage());
        } finally {
            telling.set(false);
        }
    }
}
