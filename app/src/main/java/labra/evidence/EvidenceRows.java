package labra.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about evidence that came whole, and who looked at it.
interface EvidenceRows {
    /// A piece of evidence as it came.
    record Whole(String sha256, int bytes, String type, int width, int height, UUID deviceId, Instant receivedAt) {}

    /// Somebody was shown it, or took it away.
    public record Look(String sha256, String kind, String lookedBy, Instant lookedAt) {
        public boolean taken() {
            return kind.equals("DOWNLOADED");
        }
    }

    String COLUMNS = "encode(sha256, 'hex') AS sha256, bytes, type, width, height, device_id, received_at";

    /// The same that comes again is kept once.
    @SqlUpdate("""
            INSERT INTO evidence (sha256, bytes, type, width, height, device_id, received_at)
            VALUES (decode(:sha256, 'hex'), :bytes, :type, :width, :height, :deviceId, :receivedAt::timestamptz)
            ON CONFLICT DO NOTHING
            """)
    void add(@BindMethods Whole whole);

    @SqlQuery("SELECT " + COLUMNS + " FROM evidence WHERE sha256 = decode(:sha256, 'hex')")
    Optional<Whole> find(String sha256);

    @SqlQuery("""
            SELECT encode(e.sha256, 'hex') AS sha256, bytes, type, width, height, device_id, received_at
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
    void look(UUID fine, String sha256, String kind, String by, Instant now);

    @SqlQuery("""
            SELECT encode(sha256, 'hex') AS sha256, kind, looked_by, looked_at FROM evidence_look
            WHERE fine_id = :fine ORDER BY id DESC LIMIT 100
            """)
    List<Look> looks(UUID fine);
}
