package labra.privacy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import labra.people.NewPerson;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every statement about requests, and what becomes of a person's data by them.
interface PrivacyRows {
    String SELECT = """
            SELECT r.id, r.person_id, r.kind, r.name, r.email, r.reason, r.asked_by, asker.username AS asker, r.asked_at,
                   decider.username AS decider, r.decided_at, r.confirmed, person.name AS person
            FROM privacy_request r JOIN account asker ON asker.id = r.asked_by LEFT JOIN account decider ON decider.id = r.decided_by
                 LEFT JOIN person ON person.id = r.person_id
            """;

    /// What somebody asked for and what became of it; `person` is what they are called now.
    record Row(
            long id,
            long personId,
            PrivacyKind kind,
            @Nullable String name,
            @Nullable String email,
            String reason,
            long askedBy,
            String asker,
            Instant askedAt,
            @Nullable String decider,
            @Nullable Instant decidedAt,
            @Nullable Boolean confirmed,
            @Nullable String person) {
        public boolean waiting() {
            return decidedAt == null;
        }

        public boolean done() {
            return Boolean.TRUE.equals(confirmed);
        }
    }

    @SqlQuery(SELECT + " WHERE r.decided_at IS NULL ORDER BY r.asked_at LIMIT 200")
    List<Row> waiting();

    @SqlQuery("SELECT count(*) FROM (SELECT FROM privacy_request WHERE decided_at IS NULL LIMIT 10000) AS waiting")
    long countWaiting();

    @SqlQuery(SELECT + " WHERE r.decided_at IS NOT NULL ORDER BY r.decided_at DESC LIMIT 50")
    List<Row> decided();

    @SqlQuery(SELECT + " WHERE r.person_id = :person ORDER BY r.id DESC LIMIT 50")
    List<Row> of(long person);

    @SqlQuery(SELECT + " WHERE r.id = :id")
    Optional<Row> find(long id);

    @SqlUpdate("""
            INSERT INTO privacy_request (person_id, kind, name, email, reason, asked_by)
            SELECT :person, :kind, :name, :email, :reason, id FROM account WHERE 'account:' || username = :actor
            """)
    boolean ask(
            long person, PrivacyKind kind, @Nullable String name, @Nullable String email, String reason, String actor);

    @SqlUpdate("""
            UPDATE privacy_request SET decided_by = account.id, decided_at = now(), confirmed = :confirmed, name = NULL, email = NULL
            FROM account
            WHERE privacy_request.id = :id AND decided_at IS NULL AND 'account:' || account.username = :actor
            """)
    boolean decide(long id, boolean confirmed, String actor);

    /// What the data are needed for still: sums that are open, and the moment from which retention counts.
    record Needed(long open, Instant latest, long leaving) {}

    @SqlQuery("""
            SELECT (SELECT count(*) FROM fine JOIN vehicle ON vehicle.id = vehicle_id JOIN fine_life ON fine_id = fine.id
                    WHERE vehicle.person_id = person.id AND fine.status <> 'VOIDED' AND fine_life.open > 0) AS open,
                   greatest(created_at, (SELECT max(committed_at) FROM fine JOIN vehicle ON vehicle.id = vehicle_id
                                         WHERE vehicle.person_id = person.id)) AS latest,
                   (SELECT count(*) FROM notice WHERE person_id = person.id AND state = 'SENDING') AS leaving
            FROM person WHERE id = :person
            """)
    Optional<Needed> needed(long person);

    /// Locks the person's row; their address.
    @SqlQuery("SELECT email FROM person WHERE id = :person FOR UPDATE")
    Optional<String> lock(long person);

    @SqlUpdate("""
            UPDATE person SET name = :name, email = :email, version = version + 1, updated_at = now() WHERE id = :person
            """)
    boolean correct(long person, @BindMethods NewPerson to);

    /// Nobody writes to the address, and nobody guesses it.
    @SqlUpdate("""
            UPDATE person SET name = :name, email = 'suprimida-' || gen_random_uuid() || '@suprimida.invalid', language = 'es',
                              objected_at = coalesce(objected_at, now()), version = version + 1, updated_at = now()
            WHERE id = :person
            """)
    boolean anonymise(long person, String name);

    @SqlQuery("""
            UPDATE notice SET recipient = NULL, facts = NULL, proof = NULL, last_error = NULL, message_id = NULL, digest = NULL,
                              state = CASE WHEN state IN ('PENDING', 'FAILED') THEN 'CANCELLED' ELSE state END
            WHERE person_id = :person RETURNING id
            """)
    List<Long> emptyNotices(long person);

    @SqlUpdate(
            "UPDATE notice_attempt SET error = '-' WHERE notice_id IN (SELECT id FROM notice WHERE person_id = :person)")
    int emptyAttempts(long person);

    @SqlUpdate("DELETE FROM outbox WHERE email IS NOT NULL AND lower(email) = lower(:email)")
    int dropReports(String email);

    /// Rows of files that were not taken and that name the address.
    @SqlUpdate("""
            UPDATE import_rejected SET original = '', details = '{}'
            WHERE strpos(lower(original), lower(:email)) > 0 OR strpos(lower(array_to_string(details, ' ')), lower(:email)) > 0
            """)
    int emptyRejected(String email);

    @SqlQuery("SELECT forget(:request)")
    long forget(long request);

    /// People whose time is over: no fine since then, and nothing open.
    record Due(long id, String name, Instant createdAt) {}

    @SqlQuery("""
            SELECT id, name, created_at FROM person
            WHERE created_at < :since AND email NOT LIKE '%@suprimida.invalid'
              AND NOT EXISTS (SELECT FROM vehicle JOIN fine ON fine.vehicle_id = vehicle.id
                              WHERE vehicle.person_id = person.id AND fine.committed_at >= :since)
              AND NOT EXISTS (SELECT FROM vehicle JOIN fine ON fine.vehicle_id = vehicle.id JOIN fine_life ON fine_id = fine.id
                              WHERE vehicle.person_id = person.id AND fine.status <> 'VOIDED' AND fine_life.open > 0)
              AND NOT EXISTS (SELECT FROM privacy_request WHERE person_id = person.id AND decided_at IS NULL)
            ORDER BY created_at, id LIMIT 50
            """)
    List<Due> due(OffsetDateTime since);
}
