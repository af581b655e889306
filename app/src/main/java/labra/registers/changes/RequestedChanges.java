package labra.registers.changes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about changes of records that take a reason, or two people.
public interface RequestedChanges {
    String SELECT = """
            SELECT c.id, c.subject, c.record_id, c.record_version, c.title, c.reason, c.change::text AS change,
                   c.differences::text AS differences, c.asked_by, asker.username AS asker, c.asked_at,
                   decider.username AS decider, c.decided_at, c.confirmed
            FROM requested_change c JOIN account asker ON asker.id = c.asked_by
            LEFT JOIN account decider ON decider.id = c.decided_by
            """;

    /// What somebody wants to change: the record, its version then, the whole record as it was sent.
    record Wanted(
            String subject,
            long recordId,
            int recordVersion,
            String title,
            String reason,
            String change,
            String differences) {}

    @SqlUpdate("""
            INSERT INTO requested_change (subject, record_id, record_version, title, reason, change, differences, asked_by)
            SELECT :subject, :recordId, :recordVersion, left(:title, 500), :reason, :change::jsonb, :differences::jsonb, a.id
            FROM account a WHERE 'account:' || a.username = :actor
            """)
    boolean ask(@BindMethods Wanted wanted, String actor);

    @SqlQuery(SELECT
            + " WHERE c.subject = :subject AND c.record_id = :recordId ORDER BY c.asked_at DESC, c.id DESC LIMIT 1")
    Optional<RequestedChange> latestOf(String subject, long recordId);

    /// Of that id, or without one the latest two.
    @SqlQuery(SELECT + """
             WHERE c.subject = :subject AND c.record_id = :recordId AND (:id::bigint IS NULL OR c.id = :id)
             ORDER BY c.asked_at DESC, c.id DESC LIMIT 2
            """)
    List<RequestedChange> named(String subject, long recordId, @Nullable Long id);

    @SqlQuery(SELECT + " WHERE c.id = :id")
    Optional<RequestedChange> find(long id);

    @SqlQuery(SELECT + " WHERE c.decided_at IS NULL ORDER BY c.asked_at LIMIT 200")
    List<RequestedChange> waiting();

    @SqlQuery("SELECT count(*) FROM (SELECT FROM requested_change WHERE decided_at IS NULL LIMIT 10000) AS waiting")
    long countWaiting();

    @SqlQuery(SELECT + " WHERE c.decided_at IS NOT NULL ORDER BY c.decided_at DESC LIMIT 50")
    List<RequestedChange> decided();

    @SqlUpdate("""
            UPDATE requested_change SET decided_by = account.id, decided_at = now(), confirmed = :confirmed
            FROM account
            WHERE requested_change.id = :id AND decided_at IS NULL AND 'account:' || account.username = :actor
            """)
    boolean decide(long id, boolean confirmed, String actor);

    @SqlUpdate("""
            INSERT INTO change_reason (subject, record_id, version, reason) VALUES (:subject, :recordId, :version, :reason)
            """)
    void explain(String subject, long recordId, int version, String reason);

    @SqlQuery("SELECT version, reason FROM change_reason WHERE subject = :subject AND record_id = :recordId")
    @KeyColumn("version")
    @ValueColumn("reason")
    Map<Integer, String> reasons(String subject, long recordId);
}
