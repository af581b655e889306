package labra.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import labra.fines.Fines;
import labra.letters.DueNotice;
import labra.prices.Balance;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The relay's side of the outbox: every statement is one transaction. Leases are told by the database's clock, which
/// all relays share.
interface Outbox {

    /// A notice that a summary may tell of.
    String PUT_OFF =
            "summary_id IS NULL AND role = 'OWNER' AND kind IN ('COURTESY', 'CORRECTION', 'ANNULMENT') AND doubts = 0";

    /// What waits: notices, fines that have none yet, and since when.
    record Backlog(long waiting, @Nullable OffsetDateTime since) {}

    /// Makes the notices of a few outbox rows and removes these: both or neither. Says how many fines it was about.
    @SqlQuery("""
            WITH next AS MATERIALIZED (
                SELECT id FROM outbox WHERE topic = 'fine_registered' ORDER BY id LIMIT :rows FOR UPDATE SKIP LOCKED),
            taken AS (DELETE FROM outbox USING next WHERE outbox.id = next.id RETURNING fine_ids),
            told AS (
                SELECT f.id, f.officer_id, v.person_id
                FROM (SELECT DISTINCT unnest(fine_ids) AS id FROM taken) AS named
                     JOIN fine f ON f.id = named.id JOIN vehicle v ON v.id = f.vehicle_id
                WHERE f.status <> 'VOIDED'),
            meant AS (
                SELECT 'OWNER' AS role, told.id AS fine_id, p.id AS person_id, NULL::bigint AS officer_id, p.email, p.language,
                       CASE WHEN p.objected_at IS NOT NULL THEN 'OBJECTED'
                            WHEN p.bounced_at IS NOT NULL THEN 'BOUNCED' ELSE 'PENDING' END AS state,
                       p.bounce
                FROM told JOIN person p ON p.id = told.person_id WHERE :owners
                UNION ALL
                SELECT 'OFFICER', told.id, NULL, o.id, o.email, 'es', 'PENDING', NULL
                FROM told JOIN officer o ON o.id = told.officer_id
                WHERE :officers AND o.copy_notices AND o.email IS NOT NULL AND o.bounced_at IS NULL),
            made AS (
                INSERT INTO notice (kind, role, fine_id, person_id, officer_id, recipient, language, state, last_error)
                SELECT 'COURTESY', role, fine_id, person_id, officer_id, email, language, state,
                       CASE state WHEN 'BOUNCED' THEN bounce END
                FROM meant ORDER BY fine_id, role
                ON CONFLICT (fine_id, coalesce(person_id, -officer_id), kind)
                WHERE fine_id IS NOT NULL AND kind NOT IN ('CORRECTION', 'ANNULMENT')
                DO UPDATE SET state = excluded.state, next_attempt_at = now(), summary_id = NULL WHERE notice.state = 'CANCELLED')
            SELECT coalesce(sum(cardinality(fine_ids)), 0) FROM taken
            """)
    int expandFines(int rows, boolean owners, boolean officers);

    /// The same for reports that were asked for; an address that nobody has leaves no trace.
    @SqlUpdate("""
            WITH next AS MATERIALIZED (
                SELECT id FROM outbox WHERE topic = 'report_requested' ORDER BY id LIMIT 500 FOR UPDATE SKIP LOCKED),
            taken AS (DELETE FROM outbox USING next WHERE outbox.id = next.id RETURNING email)
            INSERT INTO notice (kind, role, person_id, recipient, language)
            SELECT DISTINCT 'REPORT', 'OWNER', p.id, p.email, p.language
            FROM taken JOIN person p ON lower(p.email) = lower(taken.email)
            WHERE NOT EXISTS (SELECT FROM notice n WHERE n.person_id = p.id AND n.kind = 'REPORT'
                              AND n.created_at > now() - :pauseSeconds * interval '1 second')
            """)
    void expandReports(long pauseSeconds);

    /// The newest checkpoint to those who are to keep it, once a day whichever copy of the application is first.
    @SqlUpdate("""
            INSERT INTO notice (kind, role, recipient, language)
            SELECT 'CHECKPOINT', 'AUDITOR', address, 'es' FROM unnest(:auditors) AS address
            WHERE EXISTS (SELECT FROM log_checkpoint)
            ON CONFLICT (recipient, ((created_at AT TIME ZONE 'UTC')::date)) WHERE kind = 'CHECKPOINT' DO NOTHING
            """)
    int tellAuditors(String[] auditors);

    /// Whether all of them have that day's.
    @SqlQuery("""
            SELECT NOT EXISTS (
                SELECT FROM unnest(:auditors) AS address
                WHERE NOT EXISTS (SELECT FROM notice WHERE kind = 'CHECKPOINT' AND recipient = address
                                  AND (created_at AT TIME ZONE 'UTC')::date = :day))
            """)
    boolean hasCheckpoint(String[] auditors, LocalDate day);

    /// Puts courtesy notices that wait into their person's summary, which leaves at that moment. Those that may have
    /// arrived already keep their own mail, and a summary that is under way takes no more.
    @SqlUpdate("""
            WITH loose AS MATERIALIZED (
                SELECT id, person_id FROM notice
                WHERE state IN ('PENDING', 'FAILED') AND next_attempt_at <= now() AND
                """ + PUT_OFF + """

                ORDER BY next_attempt_at, id LIMIT :most FOR UPDATE SKIP LOCKED),
            summary AS (
                INSERT INTO notice (kind, role, person_id, recipient, language, leaves_at, next_attempt_at)
                SELECT 'SUMMARY', 'OWNER', p.id, p.email, p.language, :leavesAt, :leavesAt
                FROM person p WHERE p.id IN (SELECT person_id FROM loose)
                ON CONFLICT (person_id, leaves_at) WHERE kind = 'SUMMARY'
                DO UPDATE SET leaves_at = excluded.leaves_at WHERE notice.state = 'PENDING'
                RETURNING id, person_id)
            UPDATE notice SET summary_id = summary.id, state = 'PENDING', next_attempt_at = :leavesAt
            FROM loose JOIN summary USING (person_id) WHERE notice.id = loose.id
            """)
    int gather(Instant leavesAt, int most);

    /// The notices that leave with a summary.
    @SqlQuery("""
            SELECT one.id FROM notice summary JOIN notice one ON one.summary_id = summary.id AND one.state = summary.state
            WHERE summary.id = :id ORDER BY one.id
            """)
    List<Long> together(long id);

    /// Where the town has summaries, what belongs into one does not leave alone.
    @SqlQuery("""
            WITH next AS MATERIALIZED (
                SELECT id FROM notice WHERE state IN ('PENDING', 'FAILED') AND next_attempt_at <= now() AND summary_id IS NULL
                  AND NOT (:summaries AND
                """ + PUT_OFF + """
                )
                ORDER BY next_attempt_at, id LIMIT :most FOR UPDATE SKIP LOCKED)
            UPDATE notice SET state = 'SENDING', claimed_by = :relay, claimed_until = now() + :leaseSeconds * interval '1 second'
            FROM next WHERE notice.id = next.id
            RETURNING notice.id
            """)
    List<Long> claim(UUID relay, long leaseSeconds, int most, boolean summaries);

    @SqlQuery("""
            SELECT n.id, n.kind, n.role, n.person_id, n.attempts, n.doubts, n.created_at,
                   coalesce(p.id, o.id, a.id, CASE n.kind WHEN 'CHECKPOINT' THEN 0 END) AS recipient_id,
                   coalesce(p.name, o.name, a.name, CASE n.kind WHEN 'CHECKPOINT' THEN n.recipient END) AS name,
                   coalesce(p.email, o.email, CASE WHEN n.kind IN ('CHECKPOINT', 'SECURITY') THEN n.recipient END) AS email,
                   coalesce(p.language, CASE WHEN n.kind IN ('CHECKPOINT', 'SECURITY') THEN n.language END, 'es') AS language,
                   p.objected_at IS NOT NULL OR (o.id IS NOT NULL AND NOT o.copy_notices) AS objects,
                   coalesce(p.bounced_at, o.bounced_at) IS NOT NULL AS bounced,
                   n.event, a.username, n.event_address,
                   f.id AS fine_id, f.plate, f.plate_as_written, f.committed_at, f.received_at, f.comments, f.place,
                   """ + Fines.NUMBER + """
                    AS number, f.status,
                   offence.code AS offence_code, offence.description AS offence, offence.fixed_units, loader.badge,
                   """ + Balance.COLUMN + """
            ,
                   CASE WHEN n.kind IN ('CORRECTION', 'ANNULMENT') THEN (
                       SELECT told.facts::text FROM notice told
                       WHERE told.fine_id = n.fine_id AND told.person_id = n.person_id AND told.state = 'SENT'
                         AND told.kind IN ('COURTESY', 'LEGAL', 'CORRECTION')
                         AND (n.kind = 'ANNULMENT' OR told.language = p.language)
                       ORDER BY told.id DESC LIMIT 1) END AS earlier
            FROM notice n
                 LEFT JOIN person p ON p.id = n.person_id
                 LEFT JOIN officer o ON o.id = n.officer_id AND o.email IS NOT NULL
                 LEFT JOIN account a ON a.id = n.account_id
                 LEFT JOIN fine f ON f.id = n.fine_id
                 LEFT JOIN offence ON offence.id = f.offence_id
                 LEFT JOIN officer loader ON loader.id = f.officer_id
                 """ + Balance.JOIN + """

            WHERE n.id = ANY (:ids::bigint[]) ORDER BY n.id
            """)
    List<DueNotice> due(Long... ids);

    /// Keeps this relay's claims for longer.
    @SqlUpdate("""
            UPDATE notice SET claimed_until = now() + :leaseSeconds * interval '1 second'
            WHERE state = 'SENDING' AND claimed_by = :relay
            """)
    int renew(UUID relay, long leaseSeconds);

    /// Gives back what was claimed and not tried.
    @SqlUpdate("""
            UPDATE notice SET state = CASE WHEN attempts + doubts > 0 THEN 'FAILED' ELSE 'PENDING' END,
                              claimed_by = NULL, claimed_until = NULL
            WHERE id = ANY (:ids::bigint[]) AND state = 'SENDING' AND claimed_by = :relay
            """)
    int release(UUID relay, Long... ids);

    /// Takes over what a relay that died had in hand. It may have been sent: a doubt.
    @SqlUpdate("""
            WITH lost AS (
                UPDATE notice SET state = CASE WHEN doubts >= :repeats THEN 'GIVEN_UP' ELSE 'FAILED' END, doubts = doubts + 1,
                                  claimed_by = NULL, claimed_until = NULL, next_attempt_at = now(), last_error = :error
                WHERE state = 'SENDING' AND claimed_until < now() AND summary_id IS NULL
                RETURNING id)
            INSERT INTO notice_attempt (notice_id, error) SELECT id, :error FROM lost
            """)
    int takeOver(int repeats, String error);

    /// A summary is late only after its hour, and what is in it with it.
    @SqlQuery("""
            SELECT fines.many + open.many AS waiting, least(fines.since, open.since) AS since
            FROM (SELECT coalesce(sum(greatest(cardinality(fine_ids), 1)), 0) AS many, min(created_at) AS since FROM outbox) AS fines,
                 (SELECT count(*) AS many,
                         min(coalesce(leaves_at, created_at)) FILTER (WHERE summary_id IS NULL AND coalesce(leaves_at, created_at) <= now()) AS since
                  FROM notice
                  WHERE state IN ('PENDING', 'FAILED', 'SENDING')) AS open
            """)
    Backlog backlog();

    @SqlQuery("SELECT pg_notify('outbox', '') IS NULL")
    boolean wakeOthers();
}
