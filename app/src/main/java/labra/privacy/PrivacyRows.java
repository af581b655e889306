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

    /// Nobody asks for a change or decides about one until the transaction ends.
    @SqlUpdate("LOCK TABLE requested_change IN SHARE ROW EXCLUSIVE MODE")
    void holdChanges();

    /// Locks the person's row, where there is one; their name.
    @SqlQuery("SELECT name FROM person WHERE id = :person FOR UPDATE")
    Optional<String> lock(long person);

    /// Whether there was a person of that number, of whom the trail still tells.
    @SqlQuery("""
            SELECT EXISTS (SELECT FROM audit WHERE subject = 'person' AND subject_id = :person::text AND subject_id IS NOT NULL
                           AND action = 'DELETE' AND forgotten IS NULL)
            """)
    boolean wasDeleted(long person);

    /// The addresses that a person has or had.
    @SqlQuery("SELECT unnest(addresses_of(:person))")
    List<String> addresses(long person);

    /// Whose data go, and how far: a person ends as a `whole`, or their former values go.
    record Leaving(long person, boolean whole, String[] addresses) {}

    /// Changes that tell of the person; one that waits is refused. The vehicles that they were of.
    @SqlQuery("""
            UPDATE requested_change SET title = CASE subject WHEN 'person' THEN '-' ELSE title END, reason = '-', change = '{}',
                   differences = '[]', decided_by = coalesce(decided_by, account.id), decided_at = coalesce(decided_at, now()),
                   confirmed = coalesce(confirmed, false)
            FROM account
            WHERE 'account:' || account.username = :actor
              AND change_tells_of(to_jsonb(requested_change), :person, :whole, :addresses)
            RETURNING CASE subject WHEN 'vehicle' THEN record_id END
            """)
    List<@Nullable Long> emptyChanges(@BindMethods Leaving leaving, String actor);

    /// Why the person's record was changed, and those vehicles.
    @SqlUpdate("""
            UPDATE change_reason SET reason = '-'
            WHERE subject IN ('person', 'vehicle') AND record_id = ANY (:vehicles || ARRAY(
                      SELECT id FROM vehicle WHERE :whole AND person_id = :person) || :person)
              AND reason_tells_of(to_jsonb(change_reason), :person, :whole, :addresses, (:vehicles || ARRAY(
                      SELECT id FROM vehicle WHERE :whole AND person_id = :person))::text[])
            """)
    int emptyReasons(@BindMethods Leaving leaving, Long[] vehicles);

    /// What was asked for about the person with a reason that names them.
    @SqlUpdate("""
            UPDATE privacy_request SET reason = '-'
            WHERE person_id = :person AND EXISTS (SELECT FROM unnest(:addresses) AS address WHERE names_address(reason, address))
            """)
    int emptyRequestedReasons(@BindMethods Leaving leaving);

    /// The names of the files of notes that tell of the person, and what opens the files; then what the notes say.
    @SqlUpdate("""
            WITH emptied AS (
                UPDATE note_file SET name = '-' FROM note
                WHERE note.id = note_id AND (note_tells_of(to_jsonb(note), :person, :whole, :addresses)
                                             OR names_address(to_jsonb(note_file.name), :addresses))
                RETURNING note_file.id)
            DELETE FROM note_file_key USING emptied WHERE file_id = emptied.id
            """)
    int emptyNoteFiles(@BindMethods Leaving leaving);

    @SqlUpdate("""
            UPDATE note SET body = '-'
            WHERE withdrawn_at IS NULL AND note_tells_of(to_jsonb(note), :person, :whole, :addresses)
            """)
    int emptyNotes(@BindMethods Leaving leaving);

    /// Before the rest is forgotten, which the addresses stand in.
    @SqlQuery("SELECT forget_notes(:request)")
    long forgetNotes(long request);

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

    /// Also those of a person who was deleted.
    @SqlQuery("""
            UPDATE notice SET recipient = NULL, facts = NULL, proof = NULL, last_error = NULL, message_id = NULL, digest = NULL,
                              state = CASE WHEN state IN ('PENDING', 'FAILED') THEN 'CANCELLED' ELSE state END
            WHERE person_id = :person OR id = ANY (lost_notices(:person)) RETURNING id
            """)
    List<Long> emptyNotices(long person);

    @SqlUpdate("UPDATE notice_attempt SET error = '-' WHERE notice_id = ANY (:notices)")
    int emptyAttempts(Long[] notices);

    @SqlUpdate("DELETE FROM outbox WHERE email IS NOT NULL AND lower(email) = ANY (:addresses)")
    int dropReports(String[] addresses);

    /// Rows of files that were not taken and that name an address.
    @SqlUpdate("""
            UPDATE import_rejected SET original = '', details = '{}'
            FROM unnest(:addresses) AS address
            WHERE strpos(rejected_text(details, original), '@') > 0
              AND rejected_text(details, original) LIKE '%' || regexp_replace(lower(address), '([%_\\\\])', '\\\\\\1', 'g') || '%'
              AND names_address(rejected_text(details, original), address)
            """)
    int emptyRejected(String[] addresses);

    @SqlQuery("SELECT forget(:request)")
    long forget(long request);

    /// A person whose time is over: no fine since then, and nothing open.
    record Due(long id, String name, Instant createdAt) {}

    String OLDEST = """
            WITH oldest AS MATERIALIZED (
                SELECT id, name, created_at FROM person
                WHERE created_at < :since AND email NOT LIKE '%@suprimida.invalid'
                  AND (:after::bigint IS NULL OR (created_at, id) > (SELECT created_at, id FROM person WHERE id = :after))
                ORDER BY created_at, id LIMIT 2000)
            """;

    /// Among the oldest two thousand after somebody.
    @SqlQuery(OLDEST + """
            SELECT id, name, created_at FROM oldest
            WHERE NOT EXISTS (SELECT FROM vehicle JOIN fine ON fine.vehicle_id = vehicle.id
                              WHERE vehicle.person_id = oldest.id AND fine.committed_at >= :since)
              AND NOT EXISTS (SELECT FROM vehicle JOIN fine ON fine.vehicle_id = vehicle.id JOIN fine_life ON fine_id = fine.id
                              WHERE vehicle.person_id = oldest.id AND fine.status <> 'VOIDED' AND fine_life.open > 0)
              AND NOT EXISTS (SELECT FROM privacy_request WHERE person_id = oldest.id AND decided_at IS NULL)
            ORDER BY created_at, id LIMIT 50
            """)
    List<Due> due(OffsetDateTime since, @Nullable Long after);

    /// The last of these, where there may be more.
    @SqlQuery(OLDEST + "SELECT id FROM oldest ORDER BY created_at, id OFFSET 1999")
    Optional<Long> lastLookedAt(OffsetDateTime since, @Nullable Long after);
}
