package labra.vehicles;

import jakarta.inject.Singleton;
import java.util.List;
import labra.platform.Database;
import labra.registers.Blocker;
import labra.registers.Referrer;
import labra.registers.Register;

/// A person stays as long as vehicles are in their name.
@Singleton
class VehiclesOfPeople implements Referrer {
    private final Database database;

    VehiclesOfPeople(Database database) {
        this.database = database;
    }

    @Override
    public List<Blocker> blockers(String subject, Register.Entry entry) {
        if (!subject.equals("person")) {
            return List.of();
        }
        List<Blocker.Link> first = database.read(Vehicles.class, vehicles -> vehicles.of(Long.parseLong(entry.id())));
        return first.isEmpty()
                ? List.of()
                : List.of(new Blocker("blocker-vehicles", "/admin/vehiculos?persona_id=" + entry.id(), first));
    }
}
