package labra.fines;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The statement that keeps fines: all new ones of a group, in one commit, each with its seal where a device signed it;
/// a trigger adds their audit and outbox rows.
/// In plain JDBC, since naming its parameters for each group cost as much again as sending them.
final class FineInsert {

    /// What holds for the whole group. With `keepObserved` a fine whose plate is unknown is kept too, as OBSERVED.
    record Terms(String country, boolean keepObserved, String source, String actor) {}

    /// What the database says of one fine of a group, by its place in it. Not `registered` though plate and
    /// offence are known: its id was there before, or, where it brought none, a twin of the same content.
    record Outcome(
            int position,
            boolean registered,
            @Nullable UUID twinId,
            @Nullable Long vehicleId,
            @Nullable Long offenceId,
            @Nullable String offenceCode,
            @Nullable String offenceDescription,
            @Nullable String number,
            Instant receivedAt) {}

    private static final String STATEMENT = """
            WITH incoming AS MATERIALIZED (
                SELECT i.*, m.committed_at, m.digest, v.id AS vehicle_id, o.id AS offence_id, o.code AS known_code, o.description, twin.id AS twin_id
                FROM unnest(?::uuid[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
                            ?::text[], ?::text[], ?::text[], ?::float8[], ?::float8[],
                            ?::text[], ?::text[]) WITH ORDINALITY
                     AS i (id, id_given, plate, written, observation, officer_id, micros, comments, offence, place, latitude, longitude,
                           origin, number, position)
                CROSS JOIN LATERAL (
                    SELECT 'epoch'::timestamptz + micros * interval '1 microsecond' AS committed_at,
                           substring(? FROM (position::integer - 1) * 32 + 1 FOR 32) AS digest) AS m
                CROSS JOIN (SELECT set_config('labra.actor', ?, true),
                                   set_config('labra.transaction', pg_current_xact_id()::text, true)) AS writer
                LEFT JOIN vehicle v ON v.country = ? AND v.plate = i.plate
                LEFT JOIN LATERAL (SELECT id, code, description FROM offence
                                   WHERE lower(code) = lower(i.offence) AND active LIMIT 1) AS o ON true
                LEFT JOIN LATERAL (SELECT f.id FROM fine f
                                   WHERE NOT i.id_given AND f.officer_id = i.officer_id AND f.committed_at = m.committed_at
                                     AND f.digest = m.digest AND f.id <> i.id LIMIT 1) AS twin ON true),
            registered AS (
                INSERT INTO fine (id, country, plate, plate_as_written, vehicle_id, officer_id, committed_at, comments,
                                  offence_id, place, latitude, longitude, number, status, observation, source, received_from, digest)
                SELECT id, ?, plate, written, vehicle_id, officer_id, committed_at, comments, offence_id, place,
                       latitude, longitude, coalesce(number, fine_number(counted)),
                       CASE WHEN vehicle_id IS NULL THEN 'OBSERVED' ELSE 'ISSUED' END, observation, ?, origin, digest
                FROM (SELECT *, CASE WHEN number IS NULL THEN nextval('fine_numbers') END AS counted FROM incoming
                      WHERE (vehicle_id IS NOT NULL OR ?) AND (offence IS NULL OR offence_id IS NOT NULL)
                        AND twin_id IS NULL) AS kept
                ON CONFLICT (id) DO NOTHING
                RETURNING id, number)%s
            SELECT i.position - 1 AS position, r.id IS NOT NULL AS registered, i.twin_id, i.vehicle_id, i.offence_id,
                   i.known_code AS offence_code, i.description AS offence_description,
                   r.number, now() AS received_at
            FROM incoming i LEFT JOIN registered r ON r.id = i.id
            """;

    /// A group of no seals leaves this part out: it would cost each group of every other channel some 50 µs.
    private static final String WITH_SEALS = """
            ,
            sealed AS (
                INSERT INTO acta (fine_id, device_id, sequence, series_id, number, jws, hash, previous, skew_ms, received_at)
                SELECT s.id, device, sequence, series, s.number, jws, decode(hash, 'hex'), decode(previous, 'hex'), skew, at::timestamptz
                FROM unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                            ?::text[]) AS s (id, device, sequence, series, number, jws, hash, previous, skew, at)
                JOIN registered USING (id))
            """;

    private static final String PLAIN = STATEMENT.formatted("");
    private static final String SEALED = STATEMENT.formatted(WITH_SEALS);

    private FineInsert() {}

    static List<Outcome> run(Connection connection, FineGroup group, SealGroup seals, Terms terms) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(seals.isEmpty() ? PLAIN : SEALED)) {
            int last = group.bind(connection, statement);
            statement.setBytes(++last, group.digests());
            statement.setString(++last, terms.actor());
            statement.setString(++last, terms.country());
            statement.setString(++last, terms.country());
            statement.setString(++last, terms.source());
            statement.setBoolean(++last, terms.keepObserved());
            if (!seals.isEmpty()) {
                seals.bind(connection, statement, last);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<Outcome> outcomes = new ArrayList<>(group.ids().length);
                while (rows.next()) {
                    outcomes.add(outcome(rows));
                }
                return outcomes;
            }
        }
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        return new Outcome(
                row.getInt(1),
                row.getBoolean(2),
                row.getObject(3, UUID.class),
                row.getObject(4, Long.class),
                row.getObject(5, Long.class),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                FineMapper.instant(row, 9));
    }
}
