package labra.devices.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement of the pages about devices.
public interface DeviceRows {
    String SELECT = """
            SELECT * FROM (
                SELECT d.id, d.name, d.platform, d.thumbprint, d.officer_id, o.name AS officer, o.badge, d.enrolled_at, d.revoked_at,
                       d.revoked_why, d.last_seen_at, d.pending, d.oldest_pending_at, d.photos_pending, d.clock_skew_ms, d.app_version,
                       (SELECT count(*) FROM quarantine q WHERE q.device_id = d.id AND q.decision IS NULL) AS apart,
                       d.revoked_at IS NULL AND (d.pending > 0 AND d.oldest_pending_at < :now::timestamptz - interval '1 day'
                                                 OR d.last_seen_at IS NULL AND d.enrolled_at < :now::timestamptz - interval '1 day') AS red
                FROM device d JOIN officer o ON o.id = d.officer_id) AS row""";

    /// An officer who signs on a device, or did.
    record Signer(
            long id,
            long officerId,
            String name,
            String badge,
            Instant since,
            @Nullable Instant until) {}

    /// The end of a shift as the device told it.
    record Shift(
            Instant receivedAt,
            long firstSeq,
            long lastSeq,
            int count,
            @Nullable Instant matchedAt) {}

    /// The red ones first, then whoever was heard of last.
    @SqlQuery(SELECT + """
             WHERE :words::text IS NULL OR searchable(name || ' ' || officer || ' ' || badge) LIKE :words
            ORDER BY red DESC, revoked_at IS NOT NULL, last_seen_at DESC NULLS FIRST, id LIMIT 200
            """)
    List<DeviceRow> list(@Nullable String words, Instant now);

    @SqlQuery(SELECT + " WHERE id = :id")
    Optional<DeviceRow> find(UUID id, Instant now);

    @SqlQuery("""
            SELECT d.id, d.officer_id, o.name, o.badge, d.since, d.until FROM device_officer d JOIN officer o ON o.id = d.officer_id
            WHERE d.device_id = :id ORDER BY d.until IS NOT NULL, d.since, d.id LIMIT 200
            """)
    List<Signer> signers(UUID id);

    @SqlQuery("""
            SELECT received_at, first_seq, last_seq, count, matched_at FROM shift WHERE device_id = :id ORDER BY sequence DESC LIMIT 20
            """)
    List<Shift> shifts(UUID id);

    @SqlQuery("SELECT id FROM officer WHERE lower(badge) = lower(:badge) AND active")
    Optional<Long> officer(String badge);

    @SqlQuery("SELECT id FROM officer WHERE lower(badge) = lower(:badge)")
    Optional<Long> anyOfficer(String badge);

    @SqlUpdate("""
            INSERT INTO device_officer (device_id, officer_id, since) VALUES (:id, :officer, :now::timestamptz)
            ON CONFLICT (device_id, officer_id) WHERE until IS NULL DO NOTHING
            """)
    boolean let(UUID id, long officer, Instant now);

    @SqlUpdate(
            "UPDATE device_officer SET until = greatest(since, :now::timestamptz) WHERE id = :signer AND device_id = :id AND until IS NULL")
    boolean stop(UUID id, long signer, Instant now);

    /// The device counts no more, and the numbers that it has not used are returned, or lost with it.
    @SqlUpdate("""
            WITH revoked AS (
                UPDATE device SET revoked_at = :now::timestamptz, revoked_why = :why WHERE id = :id AND revoked_at IS NULL RETURNING id)
            UPDATE number_block b SET closed_at = :now::timestamptz, closed_why = :why, returned_from = 1 + greatest(lower(b.numbers) - 1, (
                       SELECT max(t.number) FROM number_told t WHERE t.series_id = b.series_id
                       AND t.number >= lower(b.numbers) AND t.number < upper(b.numbers)))
            FROM revoked WHERE b.device_id = revoked.id AND b.closed_at IS NULL
            """)
    void revoke(UUID id, String why, Instant now);
}
