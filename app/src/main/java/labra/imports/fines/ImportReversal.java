package labra.imports.fines;

import java.util.List;
import java.util.UUID;
import labra.csv.ImportFailure;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// Takes an import of fines back: all that it brought are annulled with the import as the reason, or none where
/// anything was done to one of them. What it annulled of others comes back where nothing was done since.
public final class ImportReversal {
    private static final int SHOWN = 50;

    private ImportReversal() {}

    /// How many fines were annulled, and how many others are what they were before the import annulled them.
    public record Undone(long annulled, long takenBack) {}

    /// The first of the earlier fines that an import annulled and that still are.
    public record Annulled(long count, List<Named> fines) {}

    /// A fine as a link names it.
    public record Named(UUID id, String name) {}

    public static Undone undo(Handle handle, long run, String fileName) {
        Statements statements = handle.attach(Statements.class);
        long touched = statements.touched(run);
        if (touched > 0) {
            throw new ImportFailure("failure.touched", touched);
        }
        String number = Long.toString(run);
        long takenBack = statements.takeBack(run, Observation.ANNULMENT_UNDONE.text(fileName, number));
        return new Undone(statements.annul(run, Observation.IMPORT_UNDONE.text(fileName, number)), takenBack);
    }

    public static Annulled stillAnnulled(Handle handle, long run) {
        Statements statements = handle.attach(Statements.class);
        return new Annulled(statements.countStillAnnulled(run), statements.stillAnnulled(run, SHOWN));
    }

    /// Its SQL.
    @RegisterConstructorMapper(Named.class)
    interface Statements {
        /// The fines are held until the transaction ends, so that nothing is done to them meanwhile. That a later row
        /// of the same import annulled one is its own doing.
        @SqlQuery("""
                WITH held AS (SELECT id, version FROM fine WHERE import_run_id = :run FOR UPDATE)
                SELECT count(*) FROM held
                WHERE (version > 1 AND NOT EXISTS (SELECT FROM import_annulment own
                                                   WHERE own.run_id = :run AND own.fine_id = held.id
                                                     AND own.version = held.version))
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

        /// That its vehicle was registered meanwhile is nothing that somebody did to a fine: it is tied all the same.
        @SqlQuery("""
                WITH untouched AS (
                         SELECT f.id, a.observation,
                                CASE WHEN a.observation IS NULL AND f.vehicle_id IS NOT NULL THEN 'ISSUED'
                                     ELSE a.status END AS status
                         FROM import_annulment a JOIN fine f ON f.id = a.fine_id
                         WHERE a.run_id = :run AND f.import_run_id IS DISTINCT FROM :run AND f.status = 'VOIDED'
                           AND f.version = a.version + CASE WHEN NOT a.tied AND f.vehicle_id IS NOT NULL THEN 1 ELSE 0 END
                           AND NOT EXISTS (SELECT FROM annulment WHERE fine_id = f.id)
                           AND NOT EXISTS (SELECT FROM fine_event WHERE fine_id = f.id)
                         FOR UPDATE OF f),
                     back AS (
                         UPDATE fine SET status = untouched.status, observation = untouched.observation,
                                         version = version + 1, updated_at = now()
                         FROM untouched WHERE fine.id = untouched.id
                         RETURNING fine.id, fine.version),
                     explained AS (INSERT INTO correction (fine_id, version, reason)
                                   SELECT id, version, left(:reason, 500) FROM back),
                     noted AS (UPDATE import_annulment SET taken_back = true FROM back
                               WHERE run_id = :run AND fine_id = back.id)
                SELECT count(*) FROM back
                """)
        long takeBack(long run, String reason);

        @SqlQuery("""
                SELECT count(*) FROM import_annulment a JOIN fine f ON f.id = a.fine_id
                WHERE a.run_id = :run AND NOT a.taken_back AND f.status = 'VOIDED' AND f.import_run_id IS DISTINCT FROM :run
                """)
        long countStillAnnulled(long run);

        @SqlQuery("""
                SELECT f.id, coalesce(f.number, f.plate, nullif(f.plate_as_written, ''), f.id::text) AS name
                FROM import_annulment a JOIN fine f ON f.id = a.fine_id
                WHERE a.run_id = :run AND NOT a.taken_back AND f.status = 'VOIDED' AND f.import_run_id IS DISTINCT FROM :run
                ORDER BY f.committed_at, f.id LIMIT :most
                """)
        List<Named> stillAnnulled(long run, int most);
    }
}
