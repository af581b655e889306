package labra.imports.loading;

import java.util.List;
import java.util.Optional;
import labra.imports.mapping.Rejection;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The record of every import and of the rows each rejected.
public interface ImportRuns {
    /// What is known of a run before its first row.
    record Start(
            String kind,
            String fileName,
            long size,
            String sha256,
            boolean gzip,
            String encoding,
            String delimiter,
            boolean monthFirst,
            String mapping,
            String columns,
            long rows,
            String actor) {}

    @SqlQuery("""
            INSERT INTO import_run (kind, file_name, size, sha256, gzip, encoding, delimiter,
                                    month_first, mapping, columns, rows, actor)
            VALUES (:kind, :fileName, :size, :sha256, :gzip, :encoding, :delimiter,
                    :monthFirst, :mapping, :columns, :rows, :actor)
            RETURNING id
            """)
    long start(@BindMethods Start start);

    @SqlUpdate("""
            UPDATE import_run SET beat_at = now(), read = :read, loaded = :loaded, repeated = :repeated,
                                  observed = :observed, rejected = :rejected, voided = :voided
            WHERE id = :id AND state = 'RUNNING'
            """)
    int beat(long id, @BindMethods Totals totals);

    @SqlUpdate("""
            UPDATE import_run SET state = :state, failure = :failure, beat_at = now(), finished_at = now(),
                                  read = :read, loaded = :loaded, repeated = :repeated,
                                  observed = :observed, rejected = :rejected, voided = :voided
            WHERE id = :id
            """)
    int finish(long id, String state, @Nullable String failure, @BindMethods Totals totals);

    @SqlQuery("SELECT * FROM import_history WHERE id < :before ORDER BY id DESC LIMIT :most")
    List<ImportRun> newest(long before, int most);

    @SqlQuery("SELECT * FROM import_history WHERE id = :id")
    Optional<ImportRun> find(long id);

    @SqlQuery("""
            SELECT line, CASE WHEN reason = ANY (:known) THEN reason ELSE 'EARLIER' END AS reason, details, original
            FROM import_rejected
            WHERE run_id = :id AND line > :after ORDER BY line LIMIT :most
            """)
    List<Rejection> rejected(long id, long after, int most, String[] known);
}
