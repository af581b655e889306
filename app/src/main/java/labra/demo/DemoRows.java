package labra.demo;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about what the demonstration made and is still there as it was made. It was loaded into an empty
/// database, so it is told among the first rows of the trail.
interface DemoRows {
    String MADE = """
            FROM audit WHERE actor = 'demo' AND action = 'INSERT' AND id < (SELECT min(id) + 2000 FROM audit)
            """;

    @SqlQuery("SELECT id FROM fine WHERE version = 1 AND id IN (SELECT unnest(subject_ids) " + MADE
            + ") AND NOT EXISTS (SELECT FROM note WHERE fine_id = fine.id) ORDER BY id")
    List<UUID> fines();

    @SqlQuery("SELECT id FROM vehicle WHERE version = 1 AND id::text IN (SELECT subject_id " + MADE
            + " AND subject = 'vehicle') ORDER BY id")
    List<Long> vehicles();

    @SqlQuery("SELECT id FROM person WHERE version = 1 AND id::text IN (SELECT subject_id " + MADE
            + " AND subject = 'person') ORDER BY id")
    List<Long> people();

    @SqlQuery("SELECT id FROM officer WHERE version = 1 AND id::text IN (SELECT subject_id " + MADE
            + " AND subject = 'officer') ORDER BY id")
    List<Long> officers();

    @SqlQuery("SELECT id FROM offence WHERE version = 1 AND id::text IN (SELECT subject_id " + MADE
            + " AND subject = 'offence') ORDER BY id")
    List<Long> offences();

    /// What somebody noted something of stays.
    @SqlUpdate(
            "DELETE FROM vehicle WHERE id = :id AND version = 1 AND NOT EXISTS (SELECT FROM note WHERE vehicle_id = vehicle.id)")
    boolean removeVehicle(long id);

    @SqlUpdate(
            "DELETE FROM person WHERE id = :id AND version = 1 AND NOT EXISTS (SELECT FROM note WHERE person_id = person.id)")
    boolean removePerson(long id);

    @SqlUpdate(
            "DELETE FROM officer WHERE id = :id AND version = 1 AND NOT EXISTS (SELECT FROM note WHERE officer_id = officer.id)")
    boolean removeOfficer(long id);

    @SqlUpdate("DELETE FROM offence WHERE id = :id AND version = 1")
    boolean removeOffence(long id);

    /// An offence whose price was approved stays, as everything approved does. It is offered no more, unless a fine
    /// is of it.
    @SqlUpdate("""
            UPDATE offence SET active = false, version = version + 1, updated_at = now()
            WHERE id = :id AND version = 1 AND NOT EXISTS (SELECT FROM fine WHERE offence_id = offence.id)
            """)
    boolean endOffence(long id);
}
