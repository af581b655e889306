package labra.notices;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;
import labra.platform.Database;

/// What waits and since when, as of the last look of this copy's relay, and what it sent and failed to send.
@Singleton
class NoticeMetrics {
    private final Database database;
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();
    private final Counter sent;
    private final Counter failed;

    NoticeMetrics(Database database, Clock clock, MeterRegistry registry) {
        this.database = database;
        this.clock = clock;
        Gauge.builder("labra.notices.pending", waiting, AtomicLong::get)
                .description("Notices not sent yet, and fines that have none yet")
                .register(registry);
        Gauge.builder("labra.notices.pending.oldest", oldestSeconds, AtomicLong::get)
                .description("Age of the oldest of them")
                .baseUnit("seconds")
                .register(registry);
        this.sent = Counter.builder("labra.notices.sent").register(registry);
        this.failed = Counter.builder("labra.notices.failed")
                .description("Tries that failed")
                .register(registry);
    }

    void sent() {
        sent.increment();
    }

    void failed() {
        failed.increment();
    }

    void look() {
        Outbox.Backlog backlog = database.read(Outbox.class, Outbox::backlog);
        OffsetDateTime since = backlog.since();
        waiting.set(backlog.waiting());
        oldestSeconds.set(
                since == null
                        ? 0
                        : Math.max(
                                0,
                                Duration.between(since.toInstant(), clock.instant())
                                        .toSeconds()));
    }
}
