package labra.devices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about what waits for somebody's decision.
interface Quarantine {
    /// Something to be set apart.
    record Apart(
            UUID device,
            String kind,
            @Nullable Long sequence,
            @Nullable String series,
            @Nullable Long number,
            String jws,
            String hash,
            @Nullable String previous,
            String why) {

        static Apart of(UUID device, Sealed sealed, Why why) {
            PrintedNumber number = Signed.number(sealed.payload());
            return new Apart(
                    device,
                    sealed.kind() == Sealed.Kind.ACTA ? "ACTA" : "VOID",
                    Signed.sequence(sealed.payload()),
                    number == null ? null : number.prefix(),
                    number == null ? null : number.number(),
                    sealed.jws(),
                    sealed.hash(),
                    Signed.previous(sealed.payload()),
                    why.name());
        }
    }

    /// What became of something that was set apart before.
    record Before(String hash, String why, @Nullable String decision) {}

    /// The same that comes again waits once.
    @SqlUpdate("""
            INSERT INTO quarantine (device_id, kind, sequence, series_id, number, jws, hash, previous, why, received_at)
            SELECT :device, :kind, :sequence, s.id, CASE WHEN s.id IS NOT NULL THEN :number END, :jws, decode(:hash, 'hex'),
                   decode(:previous, 'hex'), :why, :now::timestamptz
            FROM (SELECT) AS one LEFT JOIN number_series s ON s.prefix = :series
            ON CONFLICT (hash) DO NOTHING
            """)
    void add(@BindMethods Apart apart, Instant now);

    @SqlQuery("""
            SELECT asked.hex AS hash, q.why, q.decision
            FROM unnest(:hashes) AS asked (hex) JOIN quarantine q ON q.hash = decode(asked.hex, 'hex')
            """)
    List<Before> before(String[] hashes);
}
