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

    /// When the newest backup ended and how.
    record Report(Instant finishedAt, boolean good) {}

    @SqlQuery("""
            SELECT finished_at, outcome = 'GOOD' AS good FROM backup_report WHERE task = 'BACKUP'
            ORDER BY finished_at DESC, id DESC LIMIT 1
            """)
    Optional<Report> newest();

    @SqlQuery("""
            SELECT max(finished_at) FROM backup_report WHERE task = 'DRILL' AND outcome = 'GOOD'
            """)
    Optional<Instant> lastGoodDrill();
}
