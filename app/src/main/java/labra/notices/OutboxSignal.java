package labra.notices;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import labra.platform.Announcements;
import labra.platform.Database;
import labra.platform.OutboxFilled;
import org.jboss.logging.Logger;

/// Wakes the couriers of every copy of the application when the outbox was filled: those here at once, the others by
/// NOTIFY, ten times a second at the most. Who fills the outbox waits for none of it.
@Singleton
class OutboxSignal implements Announcements.Listener {
    private static final Logger LOG = Logger.getLogger(OutboxSignal.class);
    private static final Duration APART = Duration.ofMillis(100);

    private final Database database;
    private final Announcements announcements;
    private final AtomicBoolean rung = new AtomicBoolean();
    private final AtomicReference<Thread> ringer = new AtomicReference<>();
    private long calls;
    private volatile boolean stopped;

    OutboxSignal(Database database, Announcements announcements) {
        this.database = database;
        this.announcements = announcements;
    }

    void start() {
        ringer.set(Thread.ofVirtual().name("outbox-signal").start(this::ring));
        announcements.listen("outbox", this);
    }

    void stop() throws InterruptedException {
        stopped = true;
        wake();
        Thread thread = ringer.get();
        if (thread != null) {
            LockSupport.unpark(thread);
            thread.join(APART.multipliedBy(20));
        }
    }

    @Override
    public void heard(String nothing) {
        wake();
    }

    void filled(@Observes OutboxFilled event) {
        if (!rung.getAndSet(true)) {
            LockSupport.unpark(ringer.get());
        }
    }

    synchronized long calls() {
        return calls;
    }

    /// Waits until there was another call than those `heard`, or for so long.
    synchronized void await(long heard, Duration most) throws InterruptedException {
        if (calls == heard && !stopped) {
            wait(most.toMillis());
        }
    }

    private synchronized void wake() {
        calls++;
        notifyAll();
    }

    private void ring() {
        while (!stopped) {
            if (!rung.getAndSet(false)) {
                LockSupport.parkNanos(this, APART.multipliedBy(10).toNanos());
                continue;
            }
            wake();
            try {
                database.read(Outbox.class, Outbox::wakeOthers);
            } catch (RuntimeException away) {
                LOG.debugf("Others are not woken: %s", away.getMessage());
            }
            LockSupport.parkNanos(this, APART.toNanos());
        }
    }
}
