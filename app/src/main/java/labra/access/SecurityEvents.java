package labra.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import labra.platform.Actor;
import labra.platform.Database;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Security events: each leaves a row, and the log a line that names nobody. A kind that comes in heaps has one line a
/// minute, which says how many there were; what a stranger can repeat at will has one row a minute from one address.
@Singleton
public class SecurityEvents {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 20_000;

    private final Database database;
    private final ObjectMapper json;
    private final SecurityLog log;
    private final Cache<String, Boolean> repeated = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(WINDOW)
            .build();

    SecurityEvents(Database database, ObjectMapper json, SecurityLog log) {
        this.database = database;
        this.json = json;
        this.log = log;
    }

    /// What can happen.
    public enum Kind {
        SIGN_IN,
        SIGN_IN_FAILED,
        SIGN_IN_BLOCKED,
        UNLOCKED,
        SECOND_FACTOR_ADDED,
        SECOND_FACTOR_REMOVED,
        RECOVERY_CODE_USED,
        SESSION_ENDED,
        TOKEN_ISSUED,
        TOKEN_REVOKED,
        ENROLMENT_CODE_ISSUED,
        ENROLMENT_CODE_USED,
        ENROLMENT_CODE_REFUSED,
        PASSWORD_CHANGED,
        ACCOUNT_ADDED,
        ACCOUNT_CHANGED,
        ACCOUNT_REMOVED,
        REFUSED,
        EXPORTED,
        READ_IN_BULK,
        SETTINGS_CHANGED;

        private boolean isRepeatable() {
            return this == SIGN_IN_BLOCKED || this == REFUSED || this == ENROLMENT_CODE_REFUSED;
        }
    }

    /// Whom an event is about, by the id of the row.
    public record Subject(@Nullable Long account, @Nullable Long officer) {
        public static final Subject NOBODY = new Subject(null, null);

        public static Subject account(long id) {
            return new Subject(id, null);
        }

        public static Subject officer(long id) {
            return new Subject(null, id);
        }

        public static Subject of(Bearer bearer) {
            return bearer.role() == Role.OFFICER ? officer(bearer.id()) : account(bearer.id());
        }

        @Override
        public String toString() {
            if (account != null) {
                return "account " + account;
            }
            return officer != null ? "officer " + officer : "nobody";
        }
    }

    /// The statements about events.
    public interface Rows {
        /// An event that was.
        record Past(Instant at, String kind, @Nullable String address) {}

        @SqlQuery("""
                SELECT at, kind, address FROM security_event WHERE account_id = :accountId ORDER BY id DESC LIMIT 10
                """)
        List<Past> latest(long accountId);

        /// How often guesses at an account were held back since somebody last came in, and the last of them.
        record HeldBack(long times, @Nullable Instant last) {
            static final HeldBack NOTHING = new HeldBack(0, null);
        }

        @SqlQuery("""
                SELECT count(*) AS times, max(at) AS last FROM security_event
                WHERE account_id = :accountId AND kind = 'SIGN_IN_BLOCKED'
                  AND id > coalesce((SELECT max(id) FROM security_event WHERE account_id = :accountId AND kind = 'SIGN_IN'), 0)
                """)
        HeldBack heldBack(long accountId);

        @SqlUpdate("""
                INSERT INTO security_event (kind, account_id, officer_id, actor, address, facts)
                VALUES (:kind, :account, :officer, :actor, :address, :facts::jsonb)
                """)
        void add(
                String kind,
                @Nullable Long account,
                @Nullable Long officer,
                String actor,
                @Nullable String address,
                String facts);
    }

    /// What happened to an account lately, the newest first.
    public List<Rows.Past> latest(long accountId) {
        return database.read(Rows.class, rows -> rows.latest(accountId));
    }

    /// What strangers tried at somebody's account meanwhile.
    public Rows.HeldBack heldBack(long accountId) {
        return database.read(Rows.class, rows -> rows.heldBack(accountId));
    }

    /// The facts are few and short, and name nobody: ids, counts, formats.
    public void record(Kind kind, Subject subject, Actor actor, Map<String, String> facts) {
        String once = kind + " " + subject + " " + actor.address();
        if (kind.isRepeatable() && repeated.asMap().putIfAbsent(once, true) != null) {
            return;
        }
        database.add(
                Rows.class,
                rows -> rows.add(
                        kind.name(),
                        subject.account(),
                        subject.officer(),
                        actor.name(),
                        actor.address(),
                        json.valueToTree(facts).toString()));
        log.tell(kind, subject);
    }

    public void record(Kind kind, Subject subject, Actor actor) {
        record(kind, subject, actor, Map.of());
    }
}
