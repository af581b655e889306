package labra.fines.desk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import labra.pages.Query;
import labra.platform.Database;
import labra.registers.Blocker;
import labra.registers.Referrer;
import labra.registers.Register;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// Vehicles, officers and offences stay as long as fines name them.
@Singleton
class FinesOfRecords implements Referrer {
    private static final String PLACE = "/admin/multas";

    private final Database database;

    FinesOfRecords(Database database) {
        this.database = database;
    }

    /// The latest fines that name a record, by their ids.
    interface Latest {
        @SqlQuery("SELECT id FROM fine WHERE vehicle_id = :id ORDER BY committed_at DESC, id DESC LIMIT 5")
        List<UUID> ofVehicle(long id);

        @SqlQuery("SELECT id FROM fine WHERE officer_id = :id ORDER BY committed_at DESC, id DESC LIMIT 5")
        List<UUID> ofOfficer(long id);

        @SqlQuery("SELECT id FROM fine WHERE offence_id = :id ORDER BY committed_at DESC, id DESC LIMIT 5")
        List<UUID> ofOffence(long id);
    }

    @Override
    public List<Blocker> blockers(String subject, Register.Entry entry) {
        return database.read(Latest.class, latest -> switch (subject) {
            case "vehicle" -> told(latest.ofVehicle(number(entry)), "vehiculo_id=" + entry.id());
            case "officer" -> told(latest.ofOfficer(number(entry)), "policia_id=" + entry.id());
            case "offence" -> told(latest.ofOffence(number(entry)), "infraccion=" + Query.encoded(entry.title()));
            default -> List.of();
        });
    }

    private static long number(Register.Entry entry) {
        return Long.parseLong(entry.id());
    }

    private static List<Blocker> told(List<UUID> latest, String filter) {
        List<Blocker.Link> examples = latest.stream()
                .map(id -> new Blocker.Link(id.toString(), PLACE + "/" + id))
                .toList();
        return examples.isEmpty() ? List.of() : List.of(new Blocker("blocker-fines", PLACE + "?" + filter, examples));
    }
}
