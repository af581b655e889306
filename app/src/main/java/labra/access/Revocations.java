package labra.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
    private static final long TOLD_MILLIS = 60_000;

    private final Database database;
    private final Announcements announcements;
    private final boolean hears;
    private final Duration idleLife;
    private final Clock clock;
    private final Map<UUID, Long> standing = new ConcurrentHashMap<>();
    private volatile boolean listening;

    Revocations(Database database, Announcements announcements, Settings settings, Clock clock) {
        this.database = database;
        this.announcements = announcements;
        this.hears = settings.background();
        this.idleLife = settings.tokens().idleLife();
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (hears) {
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

    /// Whether this is known from memory, at no cost. A session's use is told to the database once a minute.
    boolean isKnownToStand(Bearer bearer) {
        Long since = listening ? standing.get(bearer.tokenId()) : null;
        return since != null && (bearer.purpose() == Bearer.Purpose.API || clock.millis() - since < TOLD_MILLIS);
    }

    /// Asks the database.
    Optional<TokenRecords.Standing> ask(Bearer bearer) {
        UUID token = bearer.tokenId();
        // Remembered first and asked afterwards: a revocation that comes in between takes it out again.
        if (listening && standing.size() < REMEMBERED) {
            standing.put(token, clock.millis());
        }
        Optional<TokenRecords.Standing> stands = database.read(
                TokenRecords.class,
                tokens -> bearer.purpose() == Bearer.Purpose.API
                        ? tokens.standing(token)
                        : tokens.standingSession(token, idleLife.toSeconds()));
        if (stands.isEmpty()) {
            standing.remove(token);
        }
        return stands;
    }
}
