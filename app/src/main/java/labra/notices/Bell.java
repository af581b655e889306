package labra.notices;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import labra.platform.Database;
import labra.platform.OutboxFilled;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/// Wakes the couriers of every copy of the application when the outbox was filled: those here at once, the others by
/// NOTIFY,
/// ten times a second at the most. Who fills the outbox waits for none of it.
@Singleton
class Bell {
    private static final Logger LOG = Logger.getLogger(Bell.class);
    private static final Duration APART = Duration.ofMillis(100);
    private static final int LISTEN_MILLIS = 1_000;

    private final DataSource source;
    private final Database database;
    private final AtomicBoolean rung = new AtomicBoolean();
    private final AtomicReference<Thread> ringer = new AtomicReference<>();
    private long calls;
    private volatile boolean stopped;

    Bell(DataSource source, Database database) {
        this.source = source;
        this.database = database;
    }

    void start() {
        ringer.set(Thread.ofVirtual().name("outbox-bell").start(this::ring));
        Thread.ofVirtual().name("outbox-listener").start(this::listen);
    }

    void stop() {
        stopped = true;
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

    private void listen() {
        while (!stopped) {
            try (Connection connection = source.getConnection()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("LISTEN outbox");
                }
                hear(connection);
            } catch (SQLException lost) {
                LOG.debugf("Not listening for the outbox: %s", lost.getMessage());
                LockSupport.parkNanos(this, Duration.ofMillis(LISTEN_MILLIS).toNanos());
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!stopped) {
            var notifications = postgres.getNotifications(LISTEN_MILLIS);
            if (notifications != null && notifications.length > 0) {
                wake();
            } else {
                // A peer that vanished without a word is only found by asking.
                try (var statement = connection.createStatement()) {
                    statement.execute("SELECT 1");
                }
            }
        }
    }
}
