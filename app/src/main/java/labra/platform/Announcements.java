package labra.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// What PostgreSQL announces by NOTIFY, heard on one connection by all in this copy of the application who listen.
@Singleton
public class Announcements {
    private static final Logger LOG = Logger.getLogger(Announcements.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int AFTER_ALL_LISTEN = 3_000;

    private final DataSource source;
    private final boolean works;
    private final Map<String, Listener> listeners = new LinkedHashMap<>();
    private volatile boolean stopped;
    private Optional<Thread> listener = Optional.empty();

    /// A listener to a channel. What was announced while the connection was down is never repeated.
    public interface Listener {
        void heard(String payload);

        /// The connection stands: every announcement from now on arrives.
        default void opened() {}

        /// The connection is lost: no announcement arrives until it is opened again.
        default void closed() {}
    }

    Announcements(DataSource source, Settings settings) {
        this.source = source;
        this.works = settings.background();
    }

    /// To be called before or while the application starts.
    public void listen(String channel, Listener listener) {
        listeners.put(channel, listener);
    }

    void start(@Observes @Priority(AFTER_ALL_LISTEN) StartupEvent event) {
        if (works && !listeners.isEmpty()) {
            listener = Optional.of(Thread.ofVirtual().name("announcements").start(this::listen));
        }
    }

    /// Gives its connection back before the pool closes.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        if (listener.isPresent()) {
            listener.get().join(LOOK.multipliedBy(2));
        }
    }

    private void listen() {
        while (!stopped) {
            try (Connection connection = source.getConnection()) {
                for (String channel : listeners.keySet()) {
                    ask(connection, "LISTEN " + channel);
                }
                listeners.values().forEach(Listener::opened);
                hear(connection);
            } catch (SQLException | RuntimeException lost) {
                LOG.debugf("Nothing is heard of the database: %s", lost.getMessage());
                listeners.values().forEach(Listener::closed);
                LockSupport.parkNanos(this, LOOK.toNanos());
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!stopped) {
            PGNotification[] notifications = postgres.getNotifications((int) LOOK.toMillis());
            if (notifications == null || notifications.length == 0) {
                // A peer that vanished without a word is only found by asking.
                ask(connection, "SELECT 1");
                continue;
            }
            for (PGNotification notification : notifications) {
                Listener listener = listeners.get(notification.getName());
                if (listener != null) {
                    listener.heard(notification.getParameter());
                }
            }
        }
    }

    private static void ask(Connection connection, String statement) throws SQLException {
        try (var asked = connection.createStatement()) {
            asked.execute(statement);
        }
    }
}
