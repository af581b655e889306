package labra.imports.fines;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// What a batch of fines must know before it is copied into the table.
interface FineLoads {
    /// No vehicle comes in between the look at their plates and the commit of the fines; the trigger that ties fines
    /// to a new vehicle would see neither.
    @SqlUpdate("LOCK TABLE vehicle IN SHARE MODE")
    void holdVehicles();

    @SqlQuery("""
            SELECT f.id, f.number, f.plate, f.committed_at, f.status, f.version, f.import_run_id,
                   run.undone_at IS NOT NULL AS undone
            FROM fine f LEFT JOIN import_run run ON run.id = f.import_run_id WHERE f.id = ANY (:ids)
            """)
    List<KnownFine> present(UUID[] ids);

    /// The fines of each number that is taken, the first of each first. A number is free again when the import that
    /// used it was undone.
    @SqlQuery("""
            SELECT f.id, f.number, f.plate, f.committed_at, f.status, f.version, f.import_run_id, false AS undone
            FROM fine f LEFT JOIN import_run run ON run.id = f.import_run_id
            WHERE f.number IS NOT NULL AND f.number = ANY (:numbers) AND run.undone_at IS NULL
            ORDER BY f.number, f.received_at, f.id
            """)
    List<KnownFine> numbered(String[] numbers);

    /// So many numbers of ours that no fine has.
    @SqlQuery("SELECT fine_number(nextval('fine_numbers')) FROM generate_series(1, :count)")
    List<String> nextNumbers(long count);

    @SqlQuery("SELECT plate, id FROM vehicle WHERE country = :country AND plate = ANY (:plates)")
    @KeyColumn("plate")
    @ValueColumn("id")
    Map<String, Long> vehicles(String country, String[] plates);
}
