package labra.imports.fines;

import labra.csv.ImportFailure;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// Takes an import of fines back: all that it brought are annulled with the import as the reason, or none where
/// anything
/// was done to one of them.
public final class ImportReversal {
    private ImportReversal() {}

    /// How many fines were annulled.
    public static long annulled(Handle handle, long run, String fileName) {
        Statements statements = handle.attach(Statements.class);
        long touched = statements.touched(run);
        if (touched > 0) {
            throw new ImportFailure("failure.touched", touched);
        }
        return statements.annul(run, Observation.IMPORT_UNDONE.text(fileName, Long.toString(run)));
    }

    /// Its SQL.
    interface Statements {
        /// The fines are held until the transaction ends, so that nothing is done to them meanwhile.
        @SqlQuery("""
                WITH held AS (SELECT id, version FROM fine WHERE import_run_id = :run FOR UPDATE)
                SELECT count(*) FROM held
                WHERE version > 1
                   OR EXISTS (SELECT FROM annulment WHERE fine_id = held.id)
                   OR EXISTS (SELECT FROM fine_event WHERE fine_id = held.id)
                   OR EXISTS (SELECT FROM notice WHERE fine_id = held.id)
                """)
        long touched(long run);

        @SqlQuery("""
                WITH annulled AS (
                         UPDATE fine SET status = 'VOIDED', observation = left(:reason, 500), version = version + 1,
                                         updated_at = now()
                         WHERE import_run_id = :run AND status <> 'VOIDED'
                         RETURNING id, version),
                     explained AS (INSERT INTO correction (fine_id, version, reason)
                                   SELECT id, version, left(:reason, 500) FROM annulled)
                SELECT count(*) FROM annulled
                """)
        long annul(long run, String reason);
    }
}
