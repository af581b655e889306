package labra.notices;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import labra.letters.Letters;
import labra.web.lists.Listing;
import labra.web.lists.PageRequest.Sort;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// Every SQL statement by which staff look at notices and ask for another try.
interface NoticeRows {
    String COLUMNS = """
            n.id, n.kind, n.channel, n.role, n.fine_id, f.plate_as_written AS plate, n.person_id, n.officer_id, n.recipient,
            n.language, n.state, n.attempts, n.next_attempt_at, n.last_error, n.message_id, n.proof, n.created_at, n.sent_at,
            n.notified_at, n.summary_id""";
    String TABLES = "notice n LEFT JOIN fine f ON f.id = n.fine_id";

    Map<String, Sort> SORTS = Map.of("id", new Sort("id", "n.id", "bigint"));

    static Listing listing() {
        return new Listing(COLUMNS, TABLES, "n.id", "bigint");
    }

    @SqlQuery("SELECT " + COLUMNS + " FROM " + TABLES + " WHERE n.id = :id")
    Optional<Notice> find(long id);

    @SqlQuery("SELECT at, error FROM notice_attempt WHERE notice_id = :id ORDER BY id")
    List<Notice.Attempt> attempts(long id);

    @SqlQuery("""
            SELECT kind, role, coalesce(person_id, officer_id, account_id) AS holder, recipient, language, template_id, facts::text, digest,
                   created_at
            FROM notice WHERE id = :id AND state = 'SENT' AND recipient IS NOT NULL AND facts IS NOT NULL
            """)
    Optional<Letters.Kept> kept(long id);

    /// The notice whose mail tells of it: the summary that it is in, or itself.
    @SqlQuery("SELECT CASE state WHEN 'CANCELLED' THEN id ELSE coalesce(summary_id, id) END FROM notice WHERE id = :id")
    Optional<Long> mailed(long id);

    @KeyColumn("state")
    @ValueColumn("many")
    @SqlQuery("SELECT state, count(*) AS many FROM notice WHERE state <> 'SENT' GROUP BY state")
    Map<NoticeState, Long> unsent();

    @KeyColumn("state")
    @ValueColumn("many")
    @SqlQuery("""
            SELECT states.state, (SELECT count(*) FROM (SELECT FROM notice WHERE notice.state = states.state LIMIT 1000) AS some_of_them) AS many
            FROM (VALUES ('PENDING'), ('SENDING'), ('FAILED'), ('GIVEN_UP'), ('BOUNCED'), ('OBJECTED'), ('CANCELLED')) AS states (state)
            """)
    Map<NoticeState, Long> waiting();

    /// Notices that nobody will get unless somebody does something.
    @SqlQuery("SELECT count(*) FROM (SELECT FROM notice WHERE state IN ('GIVEN_UP', 'BOUNCED') LIMIT 10000) AS stuck")
    long undelivered();

    /// Notices that wait or are on their way, and fines of which nobody was told yet.
    @SqlQuery("""
            SELECT (SELECT count(*) FROM (SELECT FROM notice WHERE state IN ('PENDING', 'SENDING', 'FAILED') LIMIT 10000) AS waiting)
                   + (SELECT coalesce(sum(cardinality(fine_ids)), 0) FROM (SELECT fine_ids FROM outbox LIMIT 10000) AS untold)
            """)
    long onTheirWay();

    @SqlQuery("SELECT count(*) FROM notice WHERE state = 'SENT' AND sent_at > now() - interval '1 day'")
    long sentLastDay();

    @SqlQuery("SELECT coalesce(sum(cardinality(fine_ids)), 0) FROM outbox")
    long finesInOutbox();

    /// Another try from now on, as if there had been none. What is in a summary is tried with it.
    @SqlQuery("""
            WITH chosen AS MATERIALIZED (
                SELECT DISTINCT coalesce(summary_id, id) AS id FROM notice
                WHERE state IN ('FAILED', 'GIVEN_UP', 'BOUNCED')
                  AND (:id::bigint IS NULL OR id = :id)
                  AND (:state::text IS NULL OR state = :state) AND (:kind::text IS NULL OR kind = :kind)
                  AND (:fineId::uuid IS NULL OR fine_id = :fineId) AND (:personId::bigint IS NULL OR person_id = :personId)),
            again AS (
                UPDATE notice SET state = 'PENDING', attempts = 0, doubts = 0, next_attempt_at = now()
                FROM chosen WHERE notice.id = chosen.id AND notice.state IN ('FAILED', 'GIVEN_UP', 'BOUNCED')
                RETURNING notice.id)
            SELECT count(*) FROM again
            """)
    long retry(@Nullable Long id, @BindMethods NoticeFilter filter);
}
