package labra.access.limits;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import labra.platform.Database;
import labra.platform.Settings;
import labra.platform.Sha256;
import labra.web.Problem;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// How often a login may be guessed at: so often by one address, ten times that by all strangers together, and so often
/// by each device on which its owner signed in before. Who guesses locks out strangers, never the owner's devices.
/// They are counted in the database, for every copy of the application; only what failed is written.
@Singleton
public class Guesses {
    private static final int EVERYWHERE = 10;
    private static final String STRANGERS = "";
    private static final String ALL_STRANGERS = "*";
    private static final int STRIPES = 256;

    private final Database database;
    private final Settings.Limits settings;
    private final List<ReentrantLock> stripes =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

    Guesses(Database database, Settings settings) {
        this.database = database;
        this.settings = settings.limits();
    }

    /// Who is guessed at, and from where.
    public record Target(
            String subject, String address, @Nullable String device) {
        /// What somebody typed who is not known is not kept: it may be a password in the wrong field.
        public static String unknown(String login) {
            return "unknown:" + Sha256.hex(login.toLowerCase(Locale.ROOT)).substring(0, 32);
        }

        /// The second factor of an account, whose password was right: all strangers are one.
        public static Target secondFactor(long accountId, @Nullable String device) {
            return new Target("factor:" + accountId, ALL_STRANGERS, device);
        }

        private String ownPlace() {
            return device == null ? ClientNetwork.of(address) : "device:" + device;
        }

        private Target asStranger() {
            return new Target(subject, address, null);
        }
    }

    public interface Rows {
        /// One place that counts, as it stands.
        record Count(String place, int failures, double secondsLeft) {}

        /// What is locked now, by name.
        record Locked(String name, String place, int failures, double secondsLeft) {
            public boolean isEverywhere() {
                return place.equals(STRANGERS) || place.equals(ALL_STRANGERS);
            }
        }

        @SqlQuery("""
                SELECT place, failures, extract(epoch FROM since + :window * interval '1 second' - now())::float8 AS seconds_left
                FROM guess WHERE subject = :subject AND place IN (:own, '') AND since > now() - :window * interval '1 second'
                """)
        List<Count> of(String subject, String own, long window);

        @SqlQuery("""
                WITH old AS (SELECT subject, place FROM guess WHERE since < now() - interval '1 hour' LIMIT 10 FOR UPDATE SKIP LOCKED),
                     gone AS (DELETE FROM guess USING old WHERE guess.subject = old.subject AND guess.place = old.place)
                INSERT INTO guess (subject, place, failures, since) SELECT :subject, place, 1, now() FROM unnest(:places) AS place
                ON CONFLICT (subject, place) DO UPDATE
                SET failures = CASE WHEN guess.since > now() - :window * interval '1 second' THEN guess.failures + 1 ELSE 1 END,
                    since = CASE WHEN guess.since > now() - :window * interval '1 second' THEN guess.since ELSE now() END
                RETURNING place, failures, 0::float8 AS seconds_left
                """)
        List<Count> add(String subject, String[] places, long window);

        /// What counts at an account's second factor goes with what counts at its password.
        @SqlUpdate("DELETE FROM guess WHERE subject IN (:subject, regexp_replace(:subject, '^account:', 'factor:'))")
        int forget(String subject);

        @SqlQuery("""
                SELECT coalesce(account.username, officer.badge, 'unknown') AS name, place, failures,
                       extract(epoch FROM since + :window * interval '1 second' - now())::float8 AS seconds_left
                FROM guess
                LEFT JOIN account ON subject IN ('account:' || account.id, 'factor:' || account.id)
                LEFT JOIN officer ON subject = 'officer:' || officer.id
                WHERE since > now() - :window * interval '1 second'
                  AND failures >= CASE WHEN place = '' THEN :everywhere ELSE :most END
                ORDER BY name, place LIMIT 500
                """)
        List<Locked> locked(long window, int most, int everywhere);
    }

    static final Duration WINDOW = Duration.ofMinutes(15);

    /// Holds others from the same place back meanwhile, so that guesses at once are counted one by one. A right answer
    /// writes nothing.
    public <T> Optional<T> check(Target target, java.util.function.Supplier<Optional<T>> attempt, Runnable onBlock) {
        if (settings.failedLogins() == 0) {
            return attempt.get();
        }
        ReentrantLock turn = stripes.get(Math.floorMod((target.subject() + target.ownPlace()).hashCode(), STRIPES));
        turn.lock();
        try {
            Target counted = admitted(target, onBlock);
            Optional<T> found = attempt.get();
            if (found.isEmpty()) {
                failed(counted);
            }
            return found;
        } finally {
            turn.unlock();
        }
    }

    /// A device that guessed too often is a stranger like any other.
    private Target admitted(Target target, Runnable onBlock) {
        List<Rows.Count> counts = counts(target);
        if (target.device() != null) {
            return blocking(counts, target.ownPlace(), settings.failedLogins()).isEmpty()
                    ? target
                    : admitted(target.asStranger(), onBlock);
        }
        Optional<Rows.Count> blocking = blocking(counts, target.ownPlace(), settings.failedLogins())
                .or(() -> blocking(counts, STRANGERS, settings.failedLogins() * EVERYWHERE));
        if (blocking.isPresent()) {
            onBlock.run();
            Duration pause = Duration.ofSeconds((long) blocking.get().secondsLeft() + 1);
            throw Problem.TOO_MANY_REQUESTS.refusal(pause.toSeconds()).retryAfter(pause);
        }
        return target;
    }

    private static Optional<Rows.Count> blocking(List<Rows.Count> counts, String place, int most) {
        return counts.stream()
                .filter(count -> count.place().equals(place) && count.failures() >= most)
                .findFirst();
    }

    private List<Rows.Count> counts(Target target) {
        return database.read(Rows.class, rows -> rows.of(target.subject(), target.ownPlace(), WINDOW.toSeconds()));
    }

    private void failed(Target target) {
        String[] places = target.device() == null
                ? new String[] {target.ownPlace(), STRANGERS}
                : new String[] {target.ownPlace()};
        database.read(Rows.class, rows -> rows.add(target.subject(), places, WINDOW.toSeconds()));
    }

    /// Lets everybody try again; how many places were counted.
    public int forget(String subject) {
        return database.read(Rows.class, rows -> rows.forget(subject));
    }

    public List<Rows.Locked> locked() {
        int most = settings.failedLogins();
        return database.read(Rows.class, rows -> rows.locked(WINDOW.toSeconds(), most, most * EVERYWHERE));
    }
}
