package labra.devices;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about the ends of shifts.
interface Shifts {
    /// The end of a shift as its device tells it.
    record End(
            UUID device,
            @Nullable Long officerId,
            long sequence,
            long first,
            long last,
            int count,
            String head,
            String jws,
            String hash,
            String previous) {}

    /// The same that comes again is kept once.
    @SqlUpdate("""
            INSERT INTO shift (device_id, officer_id, sequence, first_seq, last_seq, count, head, jws, hash, previous, received_at)
            VALUES (:device, :officerId, :sequence, :first, :last, :count, decode(:head, 'hex'), :jws, decode(:hash, 'hex'),
                    decode(:previous, 'hex'), :now::timestamptz)
            ON CONFLICT (hash) DO NOTHING
            """)
    boolean add(@BindMethods End end, Instant now);

    @SqlUpdate(
            "UPDATE shift SET matched_at = :now::timestamptz WHERE hash = decode(:hash, 'hex') AND matched_at IS NULL")
    void match(String hash, Instant now);
}
