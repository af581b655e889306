package labra.pages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// Reads the audit trail of one record, newest first.
public interface AuditTrail {
    /// A write as the database kept it; `before` and `after` are JSON objects by column.
    record Row(
            long id,
            Instant at,
            String actor,
            @Nullable String address,
            String action,
            String subject,
            @Nullable String before,
            @Nullable String after) {
        /// The same, done by somebody whom the row does not name.
        public Row by(String other) {
            return new Row(id, at, other, address, action, subject, before, after);
        }
    }

    @SqlQuery("""
            SELECT id, at, actor, address, action, subject, before::text AS before, after::text AS after FROM audit
            WHERE subject = :subject AND subject_id = :id ORDER BY id DESC LIMIT 200
            """)
    List<Row> of(String subject, String id);

    /// Of several records of a kind at once.
    @SqlQuery("""
            SELECT id, at, actor, address, action, subject, before::text AS before, after::text AS after FROM audit
            WHERE subject = :subject AND subject_id = ANY (:ids) ORDER BY id DESC LIMIT 200
            """)
    List<Row> ofAll(String subject, String[] ids);

    /// New fines share a row, found by the moment they came in.
    @SqlQuery("""
            SELECT id, at, actor, address, action, subject, NULL AS before, NULL AS after FROM audit
            WHERE at = :receivedAt AND subject_ids IS NOT NULL AND subject = 'fine' AND :fine = ANY (subject_ids)
            ORDER BY id DESC LIMIT 1
            """)
    List<Row> arrivalOf(UUID fine, Instant receivedAt);
}
