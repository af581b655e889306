package labra.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import labra.platform.Actor;
import labra.platform.Database;
import org.jboss.logging.Logger;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Security events: each leaves a row, and the log a line that names nobody. A kind that comes in heaps has one line a
/// minute, which says how many there were; what a stranger can repeat at will has one row a minute from one address.
@Singleton
public class SecurityEvents {
    private static final Logger LOG = Logger.getLogger("security");
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 20_000;

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<Kind, Told> told = new ConcurrentHashMap<>();
    private final Cache<String, Boolean> repeated = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(WINDOW)
            .build();

    SecurityEvents(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
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

    private record Told(Instant since, int unsaid) {}

    /// The statements about events.
    public interface Rows {
        /// An event that was.
        record Past(Instant at, String kind, @Nullable String address) {}

        @SqlQuery("""
                SELECT at, kind, address FROM security_event WHERE account_id = :accountId ORDER BY id DESC LIMIT 10
                """)
        List<Past> latest(long accountId);

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
        tell(kind, subject);
    }

    public void record(Kind kind, Subject subject, Actor actor) {
        record(kind, subject, actor, Map.of());
    }

    private void tell(Kind kind, Subject subject) {
        Instant now = clock.instant();
        told.compute(kind, (_, before) -> {
            if (before != null && now.isBefore(before.since().plus(WINDOW))) {
                return new Told(before.since(), before.unsaid() + 1);
            }
            int unsaid = before == null ? 0 : before.unsaid();
            LOG.infof("%s %s%s", kind, subject, unsaid == 0 ? "" : " (and " + unsaid + " more before)");
            return new Told(now, 0);
        });
    }
}
