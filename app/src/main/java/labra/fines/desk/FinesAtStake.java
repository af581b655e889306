package labra.fines.desk;

import jakarta.inject.Singleton;
import labra.registers.changes.Stake;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// Fines go with their vehicle and its owner, and name their officer and offence.
@Singleton
class FinesAtStake implements Stake {
    /// Whether a record has fines. A vehicle is kept as it is meanwhile: a fine that comes now waits.
    interface Tied {
        @SqlQuery("SELECT id FROM vehicle WHERE id = :id FOR UPDATE")
        long hold(long id);

        @SqlQuery("SELECT EXISTS (SELECT FROM fine WHERE vehicle_id = :id)")
        boolean toVehicle(long id);

        @SqlQuery("SELECT EXISTS (SELECT FROM vehicle JOIN fine ON fine.vehicle_id = vehicle.id WHERE person_id = :id)")
        boolean toPerson(long id);

        @SqlQuery("SELECT EXISTS (SELECT FROM fine WHERE officer_id = :id)")
        boolean toOfficer(long id);

        @SqlQuery("SELECT EXISTS (SELECT FROM fine WHERE offence_id = :id)")
        boolean toOffence(long id);
    }

    @Override
    public boolean has(Handle handle, String subject, long id) {
        Tied tied = handle.attach(Tied.class);
        return switch (subject) {
            case "vehicle" -> tied.hold(id) == id && tied.toVehicle(id);
            case "person" -> tied.toPerson(id);
            case "officer" -> tied.toOfficer(id);
            case "offence" -> tied.toOffence(id);
            default -> false;
        };
    }
}
