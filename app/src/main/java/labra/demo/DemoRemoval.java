package labra.demo;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import labra.fines.Fines;
import labra.platform.Actor;
import labra.platform.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// Takes the demonstration out again: what it made and nobody changed or built upon. The trail keeps that it was there.
@Singleton
class DemoRemoval {
    private static final String FOREIGN_KEY = "23503";

    private final Database database;

    DemoRemoval(Database database) {
        this.database = database;
    }

    /// How many of each there are.
    public record Counts(int fines, int vehicles, int people, int officers, int offences) {
        public int all() {
            return fines + vehicles + people + officers + offences;
        }
    }

    Counts left() {
        return database.read(DemoRows.class, DemoRemoval::counted);
    }

    private static Counts counted(DemoRows rows) {
        return new Counts(
                rows.fines().size(),
                rows.vehicles().size(),
                rows.people().size(),
                rows.officers().size(),
                rows.offences().size());
    }

    /// In one transaction, so that nobody sees half of it gone; returns what went. Offences that cannot go are offered
    /// no more.
    Counts remove(Actor actor) {
        return database.write(actor, handle -> {
            DemoRows rows = handle.attach(DemoRows.class);
            Fines fines = handle.attach(Fines.class);
            return new Counts(
                    removed(handle, rows.fines(), id -> fines.remove(id, 1, actor.name())),
                    removed(handle, rows.vehicles(), rows::removeVehicle),
                    removed(handle, rows.people(), rows::removePerson),
                    removed(handle, rows.officers(), rows::removeOfficer),
                    removed(handle, rows.offences(), rows::removeOffence)
                            + removed(handle, rows.offences(), rows::endOffence));
        });
    }

    /// One that something else refers to by now stays.
    private static <K> int removed(Handle handle, List<K> keys, Predicate<K> removal) {
        int gone = 0;
        for (K key : keys) {
            handle.savepoint("one");
            try {
                gone += removal.test(key) ? 1 : 0;
                handle.releaseSavepoint("one");
            } catch (UnableToExecuteStatementException refused) {
                if (!isReferredTo(refused)) {
                    throw refused;
                }
                handle.rollbackToSavepoint("one");
            }
        }
        return gone;
    }

    private static boolean isReferredTo(UnableToExecuteStatementException refused) {
        return refused.getCause() instanceof SQLException sql && FOREIGN_KEY.equals(sql.getSQLState());
    }
}
