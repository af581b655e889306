package labra.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about devices and their officers.
public interface Devices {
    String COLUMNS = """
            id, name, platform, public_key::text AS public_key, thumbprint, officer_id, enrolled_at, revoked_at, revoked_why""";

    /// An officer who may sign on a device, until then or still.
    record Signer(
            UUID deviceId,
            long officerId,
            String badge,
            String name,
            @Nullable Instant until) {}

    /// What a device tells of itself with each batch.
    record Report(
            int pending,
            @Nullable Instant oldest,
            int photos,
            @Nullable Long skewMillis,
            @Nullable String appVersion) {}

    @SqlQuery("SELECT " + COLUMNS + " FROM device WHERE id = ANY (:ids)")
    List<Device> known(UUID[] ids);

    @SqlQuery("SELECT " + COLUMNS + " FROM device WHERE id = :id")
    Optional<Device> find(UUID id);

    /// Holds others back who ask for numbers of the same device.
    @SqlQuery("SELECT " + COLUMNS + " FROM device WHERE id = :id FOR UPDATE")
    Optional<Device> hold(UUID id);

    @SqlQuery("SELECT EXISTS (SELECT FROM device WHERE thumbprint = :thumbprint)")
    boolean isEnrolled(String thumbprint);

    @SqlUpdate("""
            WITH enrolled AS (
                INSERT INTO device (id, name, platform, public_key, thumbprint, officer_id, enrolled_at)
                VALUES (:id, :name, :platform, :publicKey::jsonb, :thumbprint, :officerId, :enrolledAt::timestamptz)
                RETURNING id, officer_id, enrolled_at)
            INSERT INTO device_officer (device_id, officer_id, since) SELECT id, officer_id, enrolled_at FROM enrolled
            """)
    void enrol(@BindMethods Device device);

    @SqlQuery("""
            SELECT d.device_id, o.id AS officer_id, o.badge, o.name, d.until
            FROM device_officer d JOIN officer o ON o.id = d.officer_id
            WHERE d.device_id = ANY (:ids) ORDER BY d.since, d.id
            """)
    List<Signer> signers(UUID[] ids);

    @SqlQuery("SELECT lower(badge) FROM officer WHERE lower(badge) = ANY (SELECT lower(b) FROM unnest(:badges) AS b)")
    List<String> knownBadges(String[] badges);

    /// What the device told of itself just now.
    @SqlUpdate("""
            UPDATE device SET last_seen_at = :now::timestamptz, pending = :pending, oldest_pending_at = :oldest::timestamptz, photos_pending = :photos,
                   clock_skew_ms = coalesce(:skewMillis, clock_skew_ms), app_version = coalesce(:appVersion, app_version)
            WHERE id = :id
            """)
    void report(UUID id, Instant now, @BindMethods Report report);
}
