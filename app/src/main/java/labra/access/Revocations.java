package labra.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import labra.platform.Database;
import labra.platform.Settings;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Tokens found to stand, until the database says that one was revoked. Every copy of the application listens; one that
/// cannot hear trusts nothing it remembers and asks the database at each request.
@Singleton
class Revocations {
    private static final Logger LOG = Logger.getLogger(Revocations.class);
    private static final int LISTEN_MILLIS = 1_000;
    private static final int REMEMBERED = 100_000;

    private final DataSource source;
    private final Database database;
    private final Set<UUID> standing = ConcurrentHashMap.newKeySet();
    private volatile boolean listening;
    private final boolean serving;
    private volatile boolean stopped;
    private Optional<Thread> listener = Optional.empty();

    Revocations(DataSource source, Database database, Settings settings) {
        this.serving = settings.serving();
        this.source = source;
        this.database = database;
    }

    void start(@Observes StartupEvent event) {
        if (serving) {
            listener = Optional.of(Thread.ofVirtual().name("revocations").start(this::listen));
        }
    }

    /// Gives its connection back before the pool closes.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        if (listener.isPresent()) {
            listener.get().join(Duration.ofMillis(2 * LISTEN_MILLIS));
        }
    }

    /// Staff write seldom, and any write may end a token: this copy asks again before it has heard what happened.
    void forget(@Observes Database.Written event) {
        standing.clear();
    }

    /// Whether this is known from memory, at no cost.
    boolean isKnownToStand(UUID token) {
        return listening && standing.contains(token);
    }

    /// Asks the database.
    boolean stands(UUID token) {
        // Remembered first and asked afterwards: a revocation that comes in between takes it out again.
        boolean remember = listening && standing.size() < REMEMBERED;
        if (remember) {
            standing.add(token);
        }
        boolean stands = database.read(TokenRecords.class, tokens -> tokens.stands(token));
        if (!stands) {
            standing.remove(token);
        }
        return stands;
    }

    private void listen() {
        while (!stopped) {
            try (Connection connection = source.getConnection()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("LISTEN token_revoked");
                }
                standing.clear();
                listening = true;
                hear(connection.unwrap(PGConnection.class));
            } catch (SQLException lost) {
                listening = false;
                standing.clear();
                LOG.debugf("Not listening for revoked tokens: %s", lost.getMessage());
                pause();
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (!stopped) {
            PGNotification[] notifications = connection.getNotifications(LISTEN_MILLIS);
            if (notifications == null || notifications.length == 0) {
                // A peer that vanished without a word is only found by asking.
                ((Connection) connection).createStatement().execute("SELECT 1");
                continue;
            }
            for (PGNotification notification : notifications) {
                standing.remove(UUID.fromString(notification.getParameter()));
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LISTEN_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
