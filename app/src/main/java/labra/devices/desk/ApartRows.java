package labra.devices.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement of the desk where what was set apart is decided.
interface ApartRows {
    String SELECT = """
            SELECT q.id, q.device_id, d.name AS device, q.kind, q.sequence, q.jws, q.why, q.received_at, q.decision, q.reason,
                   a.username AS decider, q.decided_at, q.fine_id
            FROM quarantine q JOIN device d ON d.id = q.device_id LEFT JOIN account a ON a.id = q.decided_by""";

    /// The first that wait, of one device or of all.
    @SqlQuery(SELECT + """
             WHERE q.decision IS NULL AND (:device::uuid IS NULL OR q.device_id = :device) ORDER BY q.received_at, q.id LIMIT 100
            """)
    List<ApartRow> waiting(@Nullable UUID device);

    @SqlQuery(SELECT + " WHERE q.id = :id")
    Optional<ApartRow> find(long id);

    @SqlQuery("SELECT count(*) FROM (SELECT FROM quarantine WHERE decision IS NULL LIMIT 10000) AS waiting")
    long waiting();

    @SqlUpdate("""
            UPDATE quarantine SET decision = :decision, reason = :reason, decided_by = :account, decided_at = :now::timestamptz, fine_id = :fine
            WHERE id = :id AND decision IS NULL
            """)
    boolean decide(long id, String decision, String reason, long account, Instant now, @Nullable UUID fine);
}
