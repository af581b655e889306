package labra.trail;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The statements about verifications of the whole log.
public interface Verifications {
    /// When, of how many leaves, and what was found first; nothing if all agreed.
    record Past(Instant at, long leaves, @Nullable String found) {}

    @SqlQuery("SELECT at, leaves, found FROM log_verification ORDER BY id DESC LIMIT 1")
    Optional<Past> latest();

    /// How large the log was when its newest checkpoint was signed.
    record Signed(Instant at, long size) {}

    @SqlQuery("SELECT at, size FROM log_checkpoint ORDER BY size DESC LIMIT 1")
    Optional<Signed> checkpoint();

    @SqlQuery("SELECT max(at) FROM log_verification WHERE found IS NULL")
    Optional<Instant> lastGood();

    @SqlUpdate("INSERT INTO log_verification (leaves, found) VALUES (:leaves, left(:found, 1000))")
    void keep(long leaves, @Nullable String found);

    /// Since when something waits to come into the log.
    @SqlQuery("""
            SELECT min(at) FROM audit
            WHERE id > coalesce((SELECT settled_id FROM log_checkpoint ORDER BY size DESC LIMIT 1), 0)
              AND NOT EXISTS (SELECT FROM log_entry WHERE audit_id = audit.id)
            """)
    Optional<Instant> waitingSince();
}
