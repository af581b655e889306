package labra.casefile;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import labra.platform.Actor;
import labra.platform.Database;
import labra.proposals.Proposals;
import org.jdbi.v3.core.Handle;

/// Counts again what could not be counted when it was told, because holidays of a year were missing: when rows of law
/// are approved, the discounts that were due are taken.
@Singleton
public class Recount {
    private static final Actor ACTOR = new Actor("recount", "");

    private final Database database;
    private final TownLaw law;

    Recount(Database database, TownLaw law) {
        this.database = database;
        this.law = law;
    }

    void decided(@Observes Proposals.Decided event) {
        database.write(ACTOR, this::recount);
    }

    private int recount(Handle handle) {
        List<UUID> fines = handle.attach(LifeRows.class).uncounted();
        LifeStore store = new LifeStore(handle, law.now(handle));
        store.recount(store.lock(fines).values());
        return fines.size();
    }
}
