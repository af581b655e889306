package labra.fines;

import java.util.List;
import java.util.UUID;
import labra.registers.SearchHit;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// Fines by what names exactly one of them.
interface FoundFines {
    @SqlQuery("""
            SELECT id::text, number AS title, coalesce(plate, plate_as_written) AS detail, '/admin/multas/' || id AS href
            FROM fine WHERE number = :number LIMIT 8
            """)
    List<SearchHit> numbered(String number);

    @SqlQuery("""
            SELECT id::text, coalesce(number, id::text) AS title, coalesce(plate, plate_as_written) AS detail,
                   '/admin/multas/' || id AS href
            FROM fine WHERE id = :id
            """)
    List<SearchHit> identified(UUID id);
}
