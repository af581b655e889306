package labra.panel;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// Every SQL statement of the search over everything. Each asks for what its index finds first and sorts afterwards.
public interface SearchQueries {
    /// Something found: its id, its title, what tells it from others, where it is.
    record Found(String id, String title, String detail, String href) {}

    @SqlQuery("""
            SELECT v.id::text, v.plate AS title, v.brand || ', ' || v.color || ' · ' || p.name AS detail,
                   '/admin/vehiculos/' || v.id AS href
            FROM vehicle v JOIN person p ON p.id = v.person_id WHERE v.plate LIKE :start ORDER BY v.plate LIMIT 8
            """)
    List<Found> plates(String start);

    @SqlQuery("""
            SELECT id::text, name AS title, email AS detail, '/admin/personas/' || id AS href
            FROM (SELECT id, name, email FROM person
                  WHERE searchable(name) || ' ' || searchable(email) LIKE :words LIMIT 200) AS found
            ORDER BY searchable(name), id LIMIT 8
            """)
    List<Found> people(String words);

    /// The one with that whole address: its parts, such as the provider's name, may be nearly everybody's.
    @SqlQuery("""
            SELECT id::text, name AS title, email AS detail, '/admin/personas/' || id AS href
            FROM person WHERE lower(email) = lower(:email)
            """)
    List<Found> personOf(String email);

    @SqlQuery("""
            SELECT id::text, name AS title, badge AS detail, '/admin/policias/' || id AS href
            FROM officer WHERE searchable(name) || ' ' || searchable(badge) LIKE :words
            ORDER BY searchable(name), id LIMIT 8
            """)
    List<Found> officers(String words);

    @SqlQuery("""
            SELECT id::text, code AS title, description AS detail, '/admin/infracciones/' || id AS href
            FROM offence WHERE searchable(code || ' ' || description) LIKE :words ORDER BY lower(code) LIMIT 8
            """)
    List<Found> offences(String words);

    @SqlQuery("""
            SELECT id::text, number AS title, coalesce(plate, plate_as_written) AS detail, '/admin/multas/' || id AS href
            FROM fine WHERE number = :number LIMIT 8
            """)
    List<Found> fines(String number);

    @SqlQuery("SELECT EXISTS (SELECT FROM fine WHERE id = :id)")
    boolean isFine(UUID id);
}
