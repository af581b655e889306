package labra.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import labra.platform.Announcements;
import labra.platform.Database;
import labra.platform.Settings;

/// Tokens found to stand, until the database says that one was revoked. Every copy of the application listens; one that
/// cannot hear trusts nothing it remembers and asks the database at each request.
@Singleton
class Revocations implements Announcements.Listener {
    private static final int REMEMBERED = 100_000;

    private final Database database;
    private final Announcements announcements;
    private final boolean serving;
    private final Set<UUID> standing = ConcurrentHashMap.newKeySet();
    private volatile boolean listening;

    Revocations(Database database, Announcements announcements, Settings settings) {
        this.database = database;
        this.announcements = announcements;
        this.serving = settings.serving();
    }

    void start(@Observes StartupEvent event) {
        if (serving) {
            announcements.listen("token_revoked", this);
        }
    }

    @Override
    public void opened() {
        standing.clear();
        listening = true;
    }

    @Override
    public void closed() {
        listening = false;
        standing.clear();
    }

    @Override
    public void heard(String token) {
        standing.remove(UUID.fromString(token));
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
}
