package labra.fines.desk;

import java.util.List;
import java.util.UUID;
import labra.fines.Fines;
import labra.registers.SearchHit;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// Fines as the search over everything finds them, each way by an index of its own.
interface FoundFines {
    String HIT = """
            SELECT f.id::text, coalesce(""" + Fines.NUMBER + """
            , f.plate, f.plate_as_written) AS title,
                   concat_ws(' · ', coalesce(f.plate, f.plate_as_written), to_char(f.committed_at AT TIME ZONE :zone, 'YYYY-MM-DD HH24:MI'),
                             nullif(left(f.comments, 80), '')) AS detail,
                   '/admin/multas/' || f.id AS href
            FROM\s""";

    String LATEST = " ORDER BY f.committed_at DESC, f.id DESC LIMIT 8";

    @SqlQuery(HIT + "fine f WHERE f.id = :id")
    List<SearchHit> identified(UUID id, String zone);

    @SqlQuery(HIT + """
            (SELECT * FROM fine WHERE number = :number
             UNION ALL SELECT fine.* FROM earlier_number e JOIN fine ON fine.id = e.fine_id WHERE e.number = :number) AS f
            """ + LATEST)
    List<SearchHit> numbered(String number, String zone);

    /// Of registered plates that begin so, and of those that nobody has.
    @SqlQuery(HIT + """
            (SELECT * FROM fine WHERE vehicle_id = ANY (ARRAY(SELECT id FROM vehicle WHERE vehicle.plate LIKE :start || '%' LIMIT 1000))
             UNION ALL SELECT * FROM fine WHERE vehicle_id IS NULL AND plate LIKE :start || '%') AS f
            """ + LATEST)
    List<SearchHit> ofPlates(String start, String zone);

    /// Of vehicles of persons with these words in name or address.
    @SqlQuery(HIT + """
            (SELECT * FROM fine WHERE vehicle_id = ANY (ARRAY(
                 SELECT id FROM vehicle WHERE person_id = ANY (ARRAY(
                     SELECT id FROM person WHERE searchable(name) || ' ' || searchable(email) LIKE :words LIMIT 50))))) AS f
            """ + LATEST)
    List<SearchHit> ofPeople(String words, String zone);

    @SqlQuery(HIT + """
            (SELECT * FROM fine WHERE officer_id = ANY (ARRAY(
                 SELECT id FROM officer WHERE searchable(name) || ' ' || searchable(badge) LIKE :words LIMIT 50))) AS f
            """ + LATEST)
    List<SearchHit> ofOfficers(String words, String zone);

    /// Among the latest 20,000: an index over everybody's comments would cost each fine that comes in.
    @SqlQuery(HIT + """
            (SELECT * FROM fine ORDER BY committed_at DESC, id DESC LIMIT 20000) AS f WHERE searchable(f.comments) LIKE :words
            """ + LATEST)
    List<SearchHit> commented(String words, String zone);
}
