package labra.fines.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about what takes two: one person asks to annul a fine or to move it to another plate, another
/// decides. Who they are is told by their name in the audit trail.
public interface Annulments {
    String SELECT = """
            SELECT a.id, a.fine_id, coalesce(f.plate, f.plate_as_written) AS plate, f.committed_at, a.reason,
                   a.correction ->> 'placa_patente' AS wanted_plate, a.correction::text AS correction, a.fine_version, a.asked_by,
                   asker.username AS asker, a.asked_at, decider.username AS decider, a.decided_at, a.confirmed
            FROM annulment a JOIN fine f ON f.id = a.fine_id JOIN account asker ON asker.id = a.asked_by
            LEFT JOIN account decider ON decider.id = a.decided_by
            """;

    /// What somebody asked for, and what became of it; with a correction, that instead of an annulment.
    record Row(
            long id,
            UUID fineId,
            String plate,
            Instant committedAt,
            String reason,
            @Nullable String wantedPlate,
            @Nullable String correction,
            @Nullable Integer fineVersion,
            long askedBy,
            String asker,
            Instant askedAt,
            @Nullable String decider,
            @Nullable Instant decidedAt,
            @Nullable Boolean confirmed) {
        public boolean waiting() {
            return decidedAt == null;
        }

        public boolean done() {
            return Boolean.TRUE.equals(confirmed);
        }

        public boolean annuls() {
            return correction == null;
        }
    }

    @SqlUpdate("""
            INSERT INTO annulment (fine_id, fine_version, reason, correction, asked_by)
            SELECT f.id, f.version, :reason, :correction::jsonb, a.id
            FROM fine f, account a WHERE f.id = :fineId AND 'account:' || a.username = :actor
            """)
    boolean ask(UUID fineId, String reason, @Nullable String correction, String actor);

    @SqlQuery(SELECT + " WHERE a.fine_id = :fineId ORDER BY a.asked_at DESC, a.id DESC LIMIT 1")
    Optional<Row> latestOf(UUID fineId);

    /// Of that id, or without one the latest two.
    @SqlQuery(SELECT + """
             WHERE a.fine_id = :fineId AND (:id::bigint IS NULL OR a.id = :id) ORDER BY a.asked_at DESC, a.id DESC LIMIT 2
            """)
    List<Row> named(UUID fineId, @Nullable Long id);

    /// All that were asked for of a fine, as the audit trail knows them.
    @SqlQuery("SELECT id::text FROM annulment WHERE fine_id = :fineId ORDER BY id DESC LIMIT 100")
    List<String> idsOf(UUID fineId);

    @SqlQuery(SELECT + " WHERE a.id = :id")
    Optional<Row> find(long id);

    @SqlQuery(SELECT + " WHERE a.decided_at IS NULL ORDER BY a.asked_at LIMIT 200")
    List<Row> waiting();

    @SqlQuery(SELECT + " WHERE a.decided_at IS NOT NULL ORDER BY a.decided_at DESC LIMIT 50")
    List<Row> decided();

    @SqlQuery("SELECT count(*) FROM annulment WHERE decided_at IS NULL")
    long countWaiting();

    @SqlUpdate("""
            UPDATE annulment SET decided_by = account.id, decided_at = now(), confirmed = :confirmed
            FROM account
            WHERE annulment.id = :id AND decided_at IS NULL AND 'account:' || account.username = :actor
            """)
    boolean decide(long id, boolean confirmed, String actor);

    @SqlUpdate("""
            UPDATE fine SET status = 'VOIDED', observation = left(:reason, 500), version = version + 1, updated_at = now()
            WHERE id = :fineId AND status <> 'VOIDED'
            """)
    boolean annul(UUID fineId, String reason);
}
