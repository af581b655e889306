package labra.auditing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// The statements of the auditor's desk besides its list.
interface TrailRows {
    /// The kinds of records that the trail tells of.
    @SqlQuery("SELECT subject FROM trail_layout ORDER BY subject")
    List<String> subjects();

    /// The columns of new fines in their order, as the trail writes them.
    @SqlQuery("SELECT unnest(columns) FROM trail_layout WHERE subject = 'fine'")
    List<String> fineColumns();

    /// The names under which somebody of that user name or unique number acts, as they are written now.
    @SqlQuery("""
            SELECT 'account:' || username FROM account WHERE lower(username) = lower(:who)
            UNION SELECT 'officer:' || badge FROM officer WHERE lower(badge) = lower(:who)
            """)
    List<String> actors(String who);

    /// The newest rows about one record, whatever it is, and of a fine also those of its arrival, its requests and its
    /// payments.
    @SqlQuery("""
            WITH own AS (SELECT id FROM audit WHERE subject = ANY (:subjects) AND subject_id = :record AND subject_id IS NOT NULL)
            SELECT id FROM own
            UNION SELECT audit.id FROM audit
            WHERE subject_ids IS NOT NULL AND :fine::uuid = ANY (subject_ids) AND at = ANY (ARRAY(
                      SELECT received_at FROM fine WHERE fine.id = :fine::uuid
                      UNION SELECT (before ->> 'received_at')::timestamptz FROM audit
                      WHERE subject = 'fine' AND subject_id = :record AND action = 'DELETE'))
            UNION SELECT audit.id FROM audit
            WHERE (subject, subject_id) IN (
                      SELECT 'annulment', annulment.id::text FROM annulment WHERE fine_id = :fine::uuid
                      UNION ALL SELECT 'payment', payment.id::text FROM payment WHERE fine_id = :fine::uuid
                      UNION ALL SELECT 'payment_reversal', payment_reversal.id::text
                      FROM payment_reversal JOIN payment ON payment.id = payment_id WHERE fine_id = :fine::uuid)
            ORDER BY 1 DESC LIMIT :most
            """)
    List<Long> about(String record, @Nullable String fine, String[] subjects, int most);

    /// What a row says of each of its records.
    @SqlQuery(
            "SELECT said FROM audit, unnest(contents) WITH ORDINALITY AS told (said, n) WHERE id = :id ORDER BY n LIMIT :most")
    List<String> contents(long id, int most);

    /// Where in the log its leaves begin.
    @SqlQuery("SELECT first_leaf FROM log_entry WHERE audit_id = :id")
    Optional<Long> firstLeaf(long id);

    @KeyColumn("id")
    @ValueColumn("badge")
    @SqlQuery("SELECT id, badge FROM officer WHERE id = ANY (:ids)")
    Map<Long, String> badges(Long[] ids);
}
