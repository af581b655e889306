package labra.casefile;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about the lives of fines. What is written comes as one JSON list for a whole group.
interface LifeRows {
    /// A fine as its life begins.
    record Beginning(UUID id, Instant committedAt, Instant receivedAt) {}

    /// What an account took for an event so far.
    record Posted(UUID eventId, String account, BigDecimal amount) {}

    /// Locks the fine: who reports of it waits for whoever is reporting of it already.
    @SqlQuery("""
            SELECT id, committed_at, received_at FROM fine WHERE id = ANY (:fines) ORDER BY id FOR NO KEY UPDATE
            """)
    List<Beginning> lock(UUID[] fines);

    @SqlQuery("SELECT id, committed_at, received_at FROM fine WHERE id = ANY (:fines) ORDER BY id")
    List<Beginning> beginnings(UUID[] fines);

    @SqlQuery("""
            SELECT fine_id, seq, id, kind, happened_on, recorded_at, actor, payload::text AS payload, verdict, reasons, previous, digest
            FROM fine_event WHERE fine_id = ANY (:fines) ORDER BY fine_id, seq
            """)
    List<EventRow> events(UUID[] fines);

    @SqlQuery("""
            SELECT j.event_id, p.account, sum(p.amount) AS amount
            FROM posting p JOIN journal j ON j.id = p.journal_id WHERE p.fine_id = ANY (:fines) GROUP BY j.event_id, p.account
            """)
    List<Posted> posted(UUID[] fines);

    @SqlUpdate("""
            INSERT INTO fine_event (fine_id, seq, id, kind, happened_on, recorded_at, actor, payload, verdict, reasons, previous, digest)
            SELECT fine_id, seq, id, kind, happened_on, recorded_at, actor, payload, verdict, reasons,
                   decode(previous, 'base64'), decode(digest, 'base64')
            FROM json_to_recordset(:rows::json) AS told (fine_id uuid, seq integer, id uuid, kind text, happened_on date,
                 recorded_at timestamptz, actor text, payload jsonb, verdict text, reasons text[], previous text, digest text)
            """)
    void add(String rows);

    @SqlUpdate("""
            WITH posted AS (SELECT * FROM json_to_recordset(:rows::json) AS posted (key text, at timestamptz, on_day date, kind text,
                                event_id uuid, fine_id uuid, account text, amount numeric)),
                 made AS (INSERT INTO journal (key, at, on_day, kind, event_id)
                          SELECT DISTINCT key, at, on_day, kind, event_id FROM posted RETURNING id, key)
            INSERT INTO posting (journal_id, account, fine_id, amount)
            SELECT made.id, account, fine_id, amount FROM posted JOIN made USING (key)
            """)
    void post(String rows);

    @SqlUpdate("""
            INSERT INTO fine_life
            SELECT * FROM json_populate_recordset(NULL::fine_life, :rows::json)
            ON CONFLICT (fine_id) DO UPDATE SET seq = excluded.seq, as_of = excluded.as_of, citation = excluded.citation,
                notice = excluded.notice, procedure = excluded.procedure, settlement = excluded.settlement,
                extinction = excluded.extinction, public_state = excluded.public_state, currency = excluded.currency,
                charged = excluded.charged, paid = excluded.paid, open = excluded.open, credit = excluded.credit,
                discount = excluded.discount, discount_until = excluded.discount_until, next_deadline = excluded.next_deadline,
                fine = excluded.fine, history = excluded.history
            """)
    void project(String rows);

    @SqlUpdate("DELETE FROM fine_life")
    int forget();

    /// The fines of which a day could not be counted when something was told of them.
    @SqlQuery("SELECT DISTINCT fine_id FROM fine_event WHERE reasons @> ARRAY['PLAZO_SIN_FERIADOS'] ORDER BY fine_id")
    List<UUID> uncounted();

    /// The next fines that have a life, by their ids.
    @SqlQuery("SELECT fine_id FROM fine_event WHERE seq = 1 AND fine_id > :after ORDER BY fine_id LIMIT :most")
    List<UUID> living(UUID after, int most);
}
