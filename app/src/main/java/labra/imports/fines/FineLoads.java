package labra.imports.fines;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// What a batch of fines must know before it is copied into the table.
interface FineLoads {
    /// No vehicle comes in between the look at their plates and the commit of the fines; the trigger that ties fines to
    /// a
    /// new vehicle would see neither.
    @SqlUpdate("LOCK TABLE vehicle IN SHARE MODE")
    void holdVehicles();

    @SqlQuery("SELECT id FROM fine WHERE id = ANY (:ids)")
    Set<UUID> present(UUID[] ids);

    /// The first fine of each number that is taken.
    @SqlQuery("""
            SELECT DISTINCT ON (number) number, id FROM fine
            WHERE number IS NOT NULL AND number = ANY (:numbers)
            ORDER BY number, received_at, id
            """)
    @KeyColumn("number")
    @ValueColumn("id")
    Map<String, UUID> numbers(String[] numbers);

    @SqlQuery("SELECT plate, id FROM vehicle WHERE country = :country AND plate = ANY (:plates)")
    @KeyColumn("plate")
    @ValueColumn("id")
    Map<String, Long> vehicles(String country, String[] plates);
}
