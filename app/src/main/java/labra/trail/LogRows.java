package labra.trail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every statement about the log.
interface LogRows {
    /// How far the log is: its size, and up to which id every row of the trail is in it.
    record Head(long size, Instant at, long settledId, String note) {}

    /// What could still come: the newest id, and the transactions that were open or yet to come when it was.
    record Horizon(long id, long nextTransaction, long oldestTransaction) {}

    /// A row that is not in the log yet.
    record Waiting(long id, byte[] leaves) {}

    /// Where a leaf lies: its row begins at `firstLeaf`, and it is the number-th of it.
    record Place(long auditId, long firstLeaf, int number) {}

    /// When an authority saw a checkpoint, with what it signed; `note` is the checkpoint, if there is one of that size.
    record Stamp(
            long size, Instant at, byte[] token, @Nullable String note) {}

    /// One copy of the application at a time.
    @SqlQuery("SELECT pg_try_advisory_xact_lock(hashtext('labra.log'))")
    boolean claim();

    @SqlQuery("SELECT size, at, settled_id, note FROM log_checkpoint ORDER BY size DESC LIMIT 1")
    Optional<Head> head();

    @SqlQuery("""
            SELECT coalesce((SELECT max(id) FROM audit), 0) AS id, pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next_transaction,
                   pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest_transaction
            """)
    Horizon horizon();

    /// No more of them than have so many bytes of leaves, which one row may exceed.
    @SqlQuery("""
            SELECT id, leaves FROM (
                SELECT id, leaves, sum(length(leaves)) OVER (ORDER BY id) - length(leaves) AS before FROM (
                    SELECT id, leaves FROM audit
                    WHERE id > :settled AND NOT EXISTS (SELECT FROM log_entry WHERE audit_id = audit.id)
                    ORDER BY id LIMIT :most) AS first) AS counted
            WHERE before < :bytes ORDER BY id
            """)
    List<Waiting> waiting(long settled, int most, int bytes);

    @SqlQuery("SELECT hashes FROM log_tile WHERE level = :level AND index = :index")
    Optional<byte[]> tile(int level, long index);

    @SqlBatch("""
            INSERT INTO log_tile (level, index, hashes) VALUES (:level, :index, :hashes)
            ON CONFLICT (level, index) DO UPDATE SET hashes = excluded.hashes
            """)
    void keepTiles(List<Integer> level, List<Long> index, List<byte[]> hashes);

    @SqlUpdate("INSERT INTO log_entry (first_leaf, audit_id) SELECT * FROM unnest(:firstLeaves, :auditIds)")
    void keepOrder(Long[] firstLeaves, Long[] auditIds);

    @SqlUpdate("INSERT INTO log_checkpoint (size, at, settled_id, note) VALUES (:size, :at, :settledId, :note)")
    void keepCheckpoint(long size, Instant at, long settledId, String note);

    /// Every row of the trail about a fine that is in the log, from its first moment on.
    @SqlQuery("""
            SELECT audit_id, first_leaf, number FROM (
                SELECT id, array_position(subject_ids, :fine)::integer AS number FROM audit
                WHERE at = :receivedAt AND subject_ids IS NOT NULL AND subject = 'fine' AND :fine = ANY (subject_ids)
                UNION ALL
                SELECT id, array_position(subject_ids, :fine)::integer FROM audit
                WHERE subject_ids IS NOT NULL AND subject = 'fine' AND action = 'ADOPT' AND :fine = ANY (subject_ids)
                UNION ALL
                SELECT id, 1 FROM audit WHERE subject = 'fine' AND subject_id = :fine::text) AS told
            JOIN log_entry ON audit_id = told.id ORDER BY first_leaf LIMIT 200
            """)
    List<Place> ofFine(UUID fine, Instant receivedAt);

    /// When a fine was told of first.
    @SqlQuery("""
            SELECT min(at) FROM audit WHERE subject_ids IS NOT NULL AND subject = 'fine' AND :fine = ANY (subject_ids)
            """)
    Optional<Instant> arrival(UUID fine);

    @SqlQuery("SELECT " + TrailRow.COLUMNS + " FROM audit WHERE id = ANY (:ids)")
    List<TrailRow> rows(Long[] ids);

    @SqlQuery("SELECT note FROM log_checkpoint WHERE size > :size ORDER BY size")
    List<String> checkpoints(long size);

    /// A row that should be in the log and is not: no transaction that is still open can have brought it, or it is
    /// minutes old.
    @SqlQuery("""
            SELECT min(id) FROM audit
            WHERE NOT EXISTS (SELECT FROM log_entry WHERE audit_id = audit.id)
              AND (at < now() - interval '5 minutes'
                   OR id <= (SELECT settled_id FROM log_checkpoint ORDER BY size DESC LIMIT 1))
            """)
    Optional<Long> leftOut();

    @SqlQuery("SELECT size, at, token, NULL::text AS note FROM log_stamp ORDER BY size DESC LIMIT 1")
    Optional<Stamp> newestStamp();

    @SqlQuery("""
            SELECT size, log_stamp.at, token, note FROM log_stamp LEFT JOIN log_checkpoint USING (size)
            WHERE size > :after ORDER BY size
            """)
    List<Stamp> stamps(long after);

    @SqlUpdate("INSERT INTO log_stamp (size, at, token) VALUES (:size, :at, :token) ON CONFLICT DO NOTHING")
    boolean keepStamp(long size, Instant at, byte[] token);
}
