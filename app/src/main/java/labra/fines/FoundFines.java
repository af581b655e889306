package labra.fines;

import java.util.List;
import java.util.UUID;
import labra.registers.SearchHit;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// Fines by what names exactly one of them.
interface FoundFines {
    @SqlQuery("""
            SELECT id::text, number AS title, coalesce(plate, plate_as_written) AS detail, '/admin/multas/' || id AS href
            FROM (SELECT id, number, plate, plate_as_written FROM fine WHERE number = :number
                  UNION ALL SELECT id, e.number, plate, plate_as_written FROM earlier_number e JOIN fine ON id = fine_id
                  WHERE e.number = :number) AS found LIMIT 8
            """)
    List<SearchHit> numbered(String number);

    @SqlQuery("""
            SELECT id::text, coalesce(""" + Fines.NUMBER + """
            , id::text) AS title, coalesce(plate, plate_as_written) AS detail, '/admin/multas/' || id AS href
            FROM fine f WHERE id = :id
            """)
    List<SearchHit> identified(UUID id);
}
