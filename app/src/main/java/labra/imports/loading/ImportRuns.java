package labra.imports.loading;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import labra.csv.ImportFailure;
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

    /// How a run ended: the key of the message that says why it failed, and its details.
    record Ending(String state, @Nullable String failure, String[] failureDetails) {
        public static Ending of(Ingest.End end) {
            return end.damage() == null
                    ? new Ending("FINISHED", null, new String[0])
                    : failed(new ImportFailure("told.damaged", end.totals().read()));
        }

        public static Ending failed(ImportFailure why) {
            return new Ending("FAILED", why.key(), why.details().toArray(String[]::new));
        }
    }

    @SqlQuery("""
            INSERT INTO import_run (kind, file_name, size, sha256, gzip, encoding, delimiter,
                                    month_first, mapping, columns, rows, actor, announced, holder)
            VALUES (:kind, :fileName, :size, :sha256, :gzip, :encoding, :delimiter,
                    :monthFirst, :mapping, :columns, :rows, :actor, :announced, :holder)
            RETURNING id
            """)
    long start(@BindMethods Start start, boolean announced, UUID holder);

    @SqlUpdate("""
            UPDATE import_run SET beat_at = now(), read = :read, loaded = :loaded, repeated = :repeated,
                                  observed = :observed, rejected = :rejected, voided = :voided
            WHERE id = :id AND state = 'RUNNING' AND holder = :holder
            """)
    boolean beat(long id, UUID holder, @BindMethods Totals totals);

    @SqlUpdate("""
            UPDATE import_run SET state = :state, failure = :failure, failure_details = :failureDetails,
                                  beat_at = now(), finished_at = now(),
                                  read = :read, loaded = :loaded, repeated = :repeated,
                                  observed = :observed, rejected = :rejected, voided = :voided
            WHERE id = :id AND state = 'RUNNING' AND holder = :holder
            """)
    int finish(long id, UUID holder, @BindMethods Ending ending, @BindMethods Totals totals);

    @SqlUpdate("""
            UPDATE import_run SET state = :state, failure = :failure, failure_details = :failureDetails,
                                  finished_at = now()
            WHERE id = :id AND state = 'RUNNING' AND holder = :holder
            """)
    int fail(long id, UUID holder, @BindMethods Ending ending);

    @SqlUpdate("DELETE FROM import_step WHERE run_id = :id")
    void forgetSteps(long id);

    /// A run of a file that lies in the database whose copy of the application gave no sign of life for a while.
    record Orphan(long id, String actor, boolean announced) {}

    @SqlQuery("""
            SELECT EXISTS (SELECT FROM import_run run JOIN import_upload upload ON upload.run_id = run.id
                           WHERE run.state = 'RUNNING' AND run.undone_at IS NULL AND run.taken_up < 5
                             AND run.holder IS DISTINCT FROM :holder AND run.beat_at < now() - interval '30 seconds')
            """)
    boolean hasOrphan(UUID holder);

    /// Takes one up; one that nobody could finish several times is left.
    @SqlQuery("""
            UPDATE import_run SET holder = :holder, beat_at = now(), taken_up = taken_up + 1
            WHERE id = (SELECT run.id FROM import_run run JOIN import_upload upload ON upload.run_id = run.id
                        WHERE run.state = 'RUNNING' AND run.undone_at IS NULL AND run.taken_up < 5
                          AND run.holder IS DISTINCT FROM :holder AND run.beat_at < now() - interval '30 seconds'
                        ORDER BY run.id LIMIT 1 FOR UPDATE OF run SKIP LOCKED)
            RETURNING id, actor, announced
            """)
    Optional<Orphan> takeUp(UUID holder);

    /// Marks a run that is over, or that gives no sign of life, as taken back; the run before it was.
    @SqlUpdate("""
            UPDATE import_run SET undone_at = now(), undone_by = :who,
                                  state = CASE state WHEN 'RUNNING' THEN 'FAILED' ELSE state END,
                                  finished_at = coalesce(finished_at, now())
            WHERE id = :id AND kind = 'FINES' AND undone_at IS NULL
              AND (state <> 'RUNNING' OR beat_at < now() - interval '30 seconds')
            """)
    boolean undo(long id, String who);

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
