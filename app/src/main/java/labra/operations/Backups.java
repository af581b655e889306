package labra.operations;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// What the backup service reported.
public interface Backups {
    @SqlQuery("""
            SELECT max(finished_at) FROM backup_report WHERE task = 'BACKUP' AND outcome = 'GOOD'
            """)
    Optional<Instant> lastGood();

    @SqlQuery("""
            SELECT max(finished_at) FROM backup_report WHERE task = 'DRILL' AND outcome = 'GOOD'
            """)
    Optional<Instant> lastGoodDrill();
}
