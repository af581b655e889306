package labra.imports.fines;

import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// The annulments of fines that were there before an import.
interface ImportAnnulments {
    /// Annuls a fine about which nobody asked or decided anything and in whose life nothing happened yet. What it was
    /// is noted with the run, unless that is a rehearsal.
    @SqlQuery("""
            WITH before AS (
                     SELECT id, status, observation, vehicle_id IS NOT NULL AS tied FROM fine
                     WHERE id = :fineId AND status IN ('ISSUED', 'OBSERVED')
                       AND NOT EXISTS (SELECT FROM annulment WHERE fine_id = :fineId)
                       AND NOT EXISTS (SELECT FROM fine_event WHERE fine_id = :fineId)
                     FOR UPDATE),
                 annulled AS (
                     UPDATE fine SET status = 'VOIDED', observation = left(:reason, 500), version = version + 1,
                                     updated_at = now()
                     FROM before WHERE fine.id = before.id
                     RETURNING fine.id, fine.version, before.status, before.observation, before.tied),
                 explained AS (INSERT INTO correction (fine_id, version, reason)
                               SELECT id, version, left(:reason, 500) FROM annulled),
                 noted AS (INSERT INTO import_annulment (run_id, fine_id, version, status, observation, tied)
                           SELECT :run, id, version, status, observation, tied FROM annulled WHERE :run > 0)
            SELECT EXISTS (SELECT FROM annulled)
            """)
    boolean annul(UUID fineId, long run, String reason);
}
