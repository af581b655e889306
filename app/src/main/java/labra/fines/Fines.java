package labra.fines;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import labra.web.PageRequest.Sort;
import labra.web.Problem;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about fines. The two that are asked thousands of times a second are asked of the handle: to make
/// this interface work for one question costs Jdbi several times as much as the question.
@RegisterRowMapper(FineMapper.class)
public interface Fines {
    String COLUMNS = """
            f.id, f.plate, f.plate_as_written, f.country, f.vehicle_id, f.officer_id, f.committed_at, f.received_at, f.comments,
            o.code AS offence_code, o.description AS offence_description, f.place, f.latitude, f.longitude, f.number, f.status,
            f.observation, f.digest, f.version""";
    String JOINS = " f LEFT JOIN offence o ON o.id = f.offence_id";
    String TABLES = "fine" + JOINS;

    RowMapper<@Nullable Fine> MAPPER = new FineMapper();

    Map<String, Sort> SORTS = Map.of("timestamp", new Sort("timestamp", "f.committed_at", "timestamptz"));
    Map<String, Problem> REFUSALS = Map.of("fine_offence", Problem.UNKNOWN_OFFENCE);

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
            Instant receivedAt) {}

    RowMapper<Outcome> OUTCOMES = (row, context) -> new Outcome(
            row.getInt(1),
            row.getBoolean(2),
            row.getObject(3, UUID.class),
            row.getObject(4, Long.class),
            row.getObject(5, Long.class),
            row.getString(6),
            row.getString(7),
            FineMapper.instant(row, 8));

    /// Keeps the new fines of a group, all in one statement and one commit; a trigger adds their audit and outbox
    /// rows. With `keepObserved` a fine whose plate is unknown is kept too, as OBSERVED.
    String INSERT = """
            WITH incoming AS MATERIALIZED (
                SELECT i.*, m.committed_at, m.digest, v.id AS vehicle_id, o.id AS offence_id, o.code AS known_code, o.description, twin.id AS twin_id
                FROM unnest(:ids::uuid[], :idsGiven::boolean[], :plates::text[], :written::text[], :officers::bigint[], :micros::bigint[],
                            :comments::text[], :offences::text[], :places::text[], :latitudes::float8[], :longitudes::float8[],
                            :origins::text[]) WITH ORDINALITY
                     AS i (id, id_given, plate, written, officer_id, micros, comments, offence, place, latitude, longitude,
                           origin, position)
                CROSS JOIN LATERAL (
                    SELECT 'epoch'::timestamptz + micros * interval '1 microsecond' AS committed_at,
                           substring(:digests FROM (position::integer - 1) * 32 + 1 FOR 32) AS digest) AS m
                CROSS JOIN (SELECT set_config('labra.actor', :actor, true)) AS writer
                LEFT JOIN vehicle v ON v.country = :country AND v.plate = i.plate
                LEFT JOIN offence o ON lower(o.code) = lower(i.offence) AND o.active
                LEFT JOIN LATERAL (SELECT f.id FROM fine f
                                   WHERE NOT i.id_given AND f.officer_id = i.officer_id AND f.committed_at = m.committed_at
                                     AND f.digest = m.digest AND f.id <> i.id LIMIT 1) AS twin ON true),
            registered AS (
                INSERT INTO fine (id, country, plate, plate_as_written, vehicle_id, officer_id, committed_at, comments,
                                  offence_id, place, latitude, longitude, status, source, received_from, digest)
                SELECT id, :country, plate, written, vehicle_id, officer_id, committed_at, comments, offence_id, place,
                       latitude, longitude, CASE WHEN vehicle_id IS NULL THEN 'OBSERVED' ELSE 'ISSUED' END, :source,
                       origin, digest
                FROM incoming
                WHERE (vehicle_id IS NOT NULL OR :keepObserved) AND (offence IS NULL OR offence_id IS NOT NULL)
                  AND twin_id IS NULL
                ON CONFLICT (id) DO NOTHING
                RETURNING id)
            SELECT i.position - 1 AS position, r.id IS NOT NULL AS registered, i.twin_id, i.vehicle_id, i.offence_id,
                   i.known_code AS offence_code, i.description AS offence_description, now() AS received_at
            FROM incoming i LEFT JOIN registered r ON r.id = i.id
            """;

    static List<Outcome> insert(
            Handle handle, FineGroup group, String country, boolean keepObserved, String source, String actor) {
        return handle.createQuery(INSERT)
                .bindMethods(group)
                .bind("country", country)
                .bind("keepObserved", keepObserved)
                .bind("source", source)
                .bind("actor", actor)
                .map(OUTCOMES)
                .list();
    }

    @SqlQuery("SELECT " + COLUMNS + " FROM " + TABLES + " WHERE f.id = ANY (:ids)")
    List<Fine> findAll(UUID[] ids);

    @SqlQuery("SELECT " + COLUMNS + " FROM " + TABLES + " WHERE f.id = :id")
    Optional<Fine> find(UUID id);

    /// A correction ties the fine to the vehicle that its plate names now; without one it is OBSERVED.
    @SqlQuery("""
            WITH corrected AS (
                UPDATE fine f SET plate = :plate.text, plate_as_written = :plateAsWritten, committed_at = :committedAt,
                       comments = :comments, place = :place, latitude = :latitude, longitude = :longitude,
                       offence_id = (SELECT id FROM offence WHERE lower(code) = lower(:offenceCode)),
                       vehicle_id = v.id, observation = NULL, version = f.version + 1, updated_at = now(),
                       status = CASE WHEN f.status = 'OBSERVED' THEN 'ISSUED' ELSE f.status END
                FROM vehicle v
                WHERE f.id = :id AND v.country = f.country AND v.plate = :plate.text
                  AND (:expected::integer IS NULL OR f.version = :expected)
                RETURNING f.*)
            SELECT\s""" + COLUMNS + " FROM corrected f LEFT JOIN offence o ON o.id = f.offence_id")
    Optional<Fine> correct(UUID id, @BindMethods FineContent content, @Nullable Integer expected);

    @SqlQuery("SELECT EXISTS (SELECT FROM vehicle WHERE country = :country AND plate = :plate)")
    boolean isKnownPlate(String country, String plate);

    @SqlQuery("SELECT EXISTS (SELECT FROM offence WHERE lower(code) = lower(:code))")
    boolean isKnownOffence(String code);

    /// How many wait for somebody, counted no further than to 10,000.
    @SqlQuery("SELECT count(*) FROM (SELECT FROM fine WHERE status = 'OBSERVED' LIMIT 10000) AS waiting")
    long observed();

    @SqlUpdate("""
            UPDATE fine SET status = 'VALIDATED', version = version + 1, updated_at = now() WHERE id = :id AND status = 'ISSUED'
            """)
    boolean validate(UUID id);

    /// Ties a fine to the vehicle of this plate in its country; what was written stays as it was.
    @SqlQuery("""
            UPDATE fine f SET plate = v.plate, vehicle_id = v.id, observation = NULL, version = f.version + 1, updated_at = now(),
                   status = CASE WHEN f.status = 'OBSERVED' THEN 'ISSUED' ELSE f.status END
            FROM vehicle v
            WHERE f.id = :id AND v.country = f.country AND v.plate = :plate AND f.version = :expected
            RETURNING f.version
            """)
    Optional<Integer> tie(UUID id, String plate, int expected);

    /// Settles what was observed about a fine whose vehicle is known.
    @SqlUpdate("""
            UPDATE fine SET status = 'ISSUED', observation = NULL, version = version + 1, updated_at = now()
            WHERE id = :id AND status = 'OBSERVED' AND vehicle_id IS NOT NULL
            """)
    boolean settle(UUID id);

    @SqlUpdate("INSERT INTO correction (fine_id, version, reason) VALUES (:id, :version, :reason)")
    void explain(UUID id, int version, String reason);

    /// Why a fine was corrected, by the version that came of it.
    @SqlQuery("SELECT version, reason FROM correction WHERE fine_id = :id")
    @KeyColumn("version")
    @ValueColumn("reason")
    Map<Integer, String> corrections(UUID id);

    @SqlUpdate("DELETE FROM fine WHERE id = :id AND (:expected::integer IS NULL OR version = :expected)")
    boolean remove(UUID id, @Nullable Integer expected);

    /// The fines of every vehicle of a person, newest first.
    @SqlQuery("SELECT " + COLUMNS + """
             FROM vehicle v JOIN fine f ON f.vehicle_id = v.id LEFT JOIN offence o ON o.id = f.offence_id
            WHERE v.person_id = :personId ORDER BY f.committed_at DESC, f.id DESC
            """)
    List<Fine> ofPerson(long personId);

    /// The same by an e-mail address, in one question: no row where nobody has it, and a row of nothing for each
    /// vehicle without fines and for a person without vehicles.
    String OF_EMAIL = "SELECT " + COLUMNS + """
             FROM person p LEFT JOIN vehicle v ON v.person_id = p.id LEFT JOIN fine f ON f.vehicle_id = v.id
                  LEFT JOIN offence o ON o.id = f.offence_id
            WHERE lower(p.email) = lower(:email) ORDER BY f.committed_at DESC, f.id DESC
            """;

    static List<@Nullable Fine> ofEmail(Handle handle, String email) {
        return handle.createQuery(OF_EMAIL).bind("email", email).map(MAPPER).list();
    }
}
