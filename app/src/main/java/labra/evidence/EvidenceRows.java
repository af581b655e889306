package labra.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about evidence that came whole, and who looked at it.
interface EvidenceRows {
    /// A piece of evidence as it came.
    record Whole(
            String sha256,
            int bytes,
            String type,
            int width,
            int height,
            UUID deviceId,
            Instant receivedAt,
            @Nullable Instant lostAt) {}

    /// Somebody was shown it, or took it away; none in particular where all of a fine were shown small.
    record Look(@Nullable String sha256, String kind, String lookedBy, Instant lookedAt) {}

    String COLUMNS = "encode(sha256, 'hex') AS sha256, bytes, type, width, height, device_id, received_at, lost_at";

    /// The same that comes again is kept once; one that was lost is there again.
    @SqlUpdate("""
            INSERT INTO evidence (sha256, bytes, type, width, height, device_id, received_at)
            VALUES (decode(:sha256, 'hex'), :bytes, :type, :width, :height, :deviceId, :receivedAt::timestamptz)
            ON CONFLICT (sha256) DO UPDATE SET lost_at = NULL WHERE evidence.lost_at IS NOT NULL
            """)
    void keep(@BindMethods Whole whole);

    @SqlQuery("SELECT EXISTS (SELECT FROM evidence WHERE sha256 = decode(:sha256, 'hex') AND lost_at IS NULL)")
    boolean isKept(String sha256);

    /// What the store does not have any more, or has as something else.
    @SqlUpdate(
            "UPDATE evidence SET lost_at = :now::timestamptz WHERE sha256 = decode(:sha256, 'hex') AND lost_at IS NULL")
    void lose(String sha256, Instant now);

    @SqlUpdate("UPDATE evidence SET lost_at = NULL WHERE sha256 = decode(:sha256, 'hex') AND lost_at IS NOT NULL")
    void find(String sha256);

    /// What was lost of what a device brought, the first ones of it.
    @SqlQuery(
            "SELECT encode(sha256, 'hex') FROM evidence WHERE device_id = :device AND lost_at IS NOT NULL ORDER BY lost_at LIMIT 100")
    List<String> lost(UUID device);

    /// Counts what a device begins to bring on a day; nothing is counted and it is false where that would be too much.
    @SqlUpdate("""
            INSERT INTO evidence_brought AS b (device_id, day, bytes) SELECT :device, :day::date, :bytes WHERE :bytes <= :most
            ON CONFLICT (device_id) DO UPDATE
               SET day = excluded.day, bytes = CASE WHEN b.day = excluded.day THEN b.bytes ELSE 0 END + excluded.bytes
               WHERE CASE WHEN b.day = excluded.day THEN b.bytes ELSE 0 END + excluded.bytes <= :most
            """)
    boolean bring(UUID device, LocalDate day, long bytes, long most);

    @SqlQuery("""
            SELECT encode(e.sha256, 'hex') AS sha256, bytes, type, width, height, device_id, received_at, lost_at
            FROM unnest(:hashes) AS hash (hex) JOIN evidence e ON e.sha256 = decode(hash.hex, 'hex')
            """)
    List<Whole> among(String[] hashes);

    @SqlQuery("SELECT " + COLUMNS
            + " FROM evidence WHERE sha256 > decode(:after, 'hex') ORDER BY evidence.sha256 LIMIT :most")
    List<Whole> after(String after, int most);

    @SqlUpdate("""
            INSERT INTO evidence_look (fine_id, sha256, kind, looked_by, looked_at)
            VALUES (:fine, decode(:sha256, 'hex'), :kind, :by, :now::timestamptz)
            """)
    @GetGeneratedKeys("id")
    long look(UUID fine, @Nullable String sha256, String kind, String by, Instant now);

    /// Whether it is written down that somebody was shown all of a fine.
    @SqlQuery("""
            SELECT EXISTS (SELECT FROM evidence_look WHERE id = :id AND fine_id = :fine AND kind = 'LISTED' AND looked_by = :by
                           AND looked_at > :since::timestamptz)
            """)
    boolean isListed(long id, UUID fine, String by, Instant since);

    @SqlQuery("""
            SELECT encode(sha256, 'hex') AS sha256, kind, looked_by, looked_at FROM evidence_look
            WHERE fine_id = :fine ORDER BY id DESC LIMIT 100
            """)
    List<Look> looks(UUID fine);
}
