package labra.fines;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import labra.prices.Balance;
import labra.web.Problem;
import labra.web.lists.PageRequest.Sort;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about fines but that of [FineInsert]. The one that is asked thousands of times a second is
/// asked of the handle: to make this interface work for one question costs Jdbi several times as much as the question.
@RegisterRowMapper(FineMapper.class)
public interface Fines {
    /// The number of a fine, asked for beside the table where the fine is from before every fine had one.
    String NUMBER = "coalesce(f.number, (SELECT e.number FROM earlier_number e WHERE e.fine_id = f.id))";

    String COLUMNS = """
            f.id, f.plate, f.plate_as_written, f.country, f.vehicle_id, f.officer_id, f.committed_at, f.received_at, f.comments,
            o.code AS offence_code, o.description AS offence_description, f.place, f.latitude, f.longitude,
            """ + NUMBER + """
             AS number, f.status, f.observation, f.digest, f.version,
            """ + Balance.COLUMN;
    String JOINS = " f LEFT JOIN offence o ON o.id = f.offence_id" + Balance.JOIN;
    String TABLES = "fine" + JOINS;

    RowMapper<@Nullable Fine> MAPPER = new FineMapper();

    /// As PostgreSQL orders them; its ids have no sign.
    Comparator<Fine> NEWEST_FIRST = Comparator.comparing(Fine::committedAt)
            .thenComparing(fine -> fine.id().getMostSignificantBits(), Long::compareUnsigned)
            .thenComparing(fine -> fine.id().getLeastSignificantBits(), Long::compareUnsigned)
            .reversed();

    Map<String, Sort> SORTS = Map.of("timestamp", new Sort("timestamp", "f.committed_at", "timestamptz"));
    Map<String, Problem> REFUSALS = Map.of("fine_offence", Problem.UNKNOWN_OFFENCE);

    @SqlQuery("SELECT " + COLUMNS + " FROM " + TABLES + " WHERE f.id = ANY (:ids)")
    List<Fine> findAll(UUID[] ids);

    @SqlQuery("SELECT " + COLUMNS + " FROM " + TABLES + " WHERE f.id = :id")
    Optional<Fine> find(UUID id);

    /// A correction ties the fine to the vehicle that its plate names now; without one it is OBSERVED.
    @SqlQuery("""
            WITH corrected AS (
                UPDATE fine f SET plate = :legiblePlate.text, plate_as_written = :plateAsWritten, committed_at = :committedAt,
                       comments = :comments, place = :place, latitude = :latitude, longitude = :longitude,
                       offence_id = (SELECT id FROM offence WHERE lower(code) = lower(:offenceCode)),
                       vehicle_id = v.id, observation = NULL, version = f.version + 1, updated_at = now(),
                       status = CASE WHEN f.status = 'OBSERVED' THEN 'ISSUED' ELSE f.status END
                FROM vehicle v
                WHERE f.id = :id AND v.country = f.country AND v.plate = :legiblePlate.text
                  AND (:expected::integer IS NULL OR f.version = :expected)
                RETURNING f.*)
            SELECT\s""" + COLUMNS + " FROM corrected" + JOINS)
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

    /// How many of those fines that may be validated do not say what an acta should.
    record Incomplete(long offence, long place, long comments) {
        public boolean isNone() {
            return offence + place + comments == 0;
        }
    }

    @SqlQuery("""
            SELECT count(*) FILTER (WHERE offence_id IS NULL) AS offence,
                   count(*) FILTER (WHERE place IS NULL AND latitude IS NULL) AS place,
                   count(*) FILTER (WHERE comments = '') AS comments
            FROM fine WHERE id = ANY (:ids) AND status = 'ISSUED'
            """)
    Incomplete incomplete(UUID[] ids);

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
    @SqlQuery("""
            UPDATE fine SET status = 'ISSUED', observation = NULL, version = version + 1, updated_at = now()
            WHERE id = :id AND status = 'OBSERVED' AND vehicle_id IS NOT NULL
            RETURNING version
            """)
    Optional<Integer> settle(UUID id);

    @SqlUpdate("INSERT INTO correction (fine_id, version, reason) VALUES (:id, :version, :reason)")
    void explain(UUID id, int version, String reason);

    /// Why a fine was corrected, by the version that came of it.
    @SqlQuery("SELECT version, reason FROM correction WHERE fine_id = :id")
    @KeyColumn("version")
    @ValueColumn("reason")
    Map<Integer, String> corrections(UUID id);

    /// Whether this person typed the fine in since `today` began, and nobody has decided about it.
    @SqlQuery("""
            SELECT EXISTS (SELECT FROM fine f JOIN audit a ON a.at = f.received_at AND a.subject = 'fine' AND f.id = ANY (a.subject_ids)
                           WHERE f.id = :id AND f.source = 'OFFICE' AND f.status = 'ISSUED' AND f.received_at >= :today
                             AND a.actor = :actor)
            """)
    boolean isDraft(UUID id, OffsetDateTime today, String actor);

    /// Deletes a fine for good: its id is not used again.
    @SqlUpdate("""
            WITH deleted AS (
                DELETE FROM fine WHERE id = :id AND (:expected::integer IS NULL OR version = :expected) RETURNING id)
            INSERT INTO fine_tombstone (fine_id, deleted_by) SELECT id, :actor FROM deleted
            """)
    boolean remove(UUID id, @Nullable Integer expected, String actor);

    /// The fines of every vehicle of a person, newest first.
    @SqlQuery("SELECT " + COLUMNS + """
             FROM vehicle v JOIN fine f ON f.vehicle_id = v.id LEFT JOIN offence o ON o.id = f.offence_id
                  LEFT JOIN fine_life l ON l.fine_id = f.id
            WHERE v.person_id = :personId ORDER BY f.committed_at DESC, f.id DESC
            """)
    List<Fine> ofPerson(long personId);

    /// The same by e-mail addresses, in one question: no row for one that nobody has, and a row of nothing for each
    /// vehicle without fines and for a person without vehicles.
    String OF_EMAILS = "SELECT " + COLUMNS + """
            , asked.position - 1 AS position
             FROM unnest(:emails::text[]) WITH ORDINALITY AS asked (email, position)
                  JOIN person p ON lower(p.email) = lower(asked.email)
                  LEFT JOIN vehicle v ON v.person_id = p.id LEFT JOIN fine f ON f.vehicle_id = v.id
                  LEFT JOIN offence o ON o.id = f.offence_id
            """ + Balance.JOIN;

    /// Each person's fines, newest first, in the order of the addresses; nothing for an address that nobody has. They
    /// are sorted here, because PostgreSQL would have to sort those of all persons together.
    static List<Optional<List<Fine>>> ofEmails(Handle handle, List<String> emails) {
        List<Optional<List<Fine>>> found = new ArrayList<>(Collections.nCopies(emails.size(), Optional.empty()));
        handle.createQuery(OF_EMAILS)
                .bind("emails", emails.toArray(String[]::new))
                .reduceResultSet(found, (all, row, context) -> {
                    int position = row.getInt("position");
                    List<Fine> fines = all.get(position).orElseGet(ArrayList::new);
                    all.set(position, Optional.of(fines));
                    Fine fine = MAPPER.map(row, context);
                    if (fine != null) {
                        fines.add(fine);
                    }
                    return all;
                });
        found.forEach(person -> person.ifPresent(fines -> fines.sort(NEWEST_FIRST)));
        return found;
    }
}
