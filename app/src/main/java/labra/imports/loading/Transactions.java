package labra.imports.loading;

import java.util.function.Function;
import labra.platform.Actor;
import labra.platform.Database;
import org.jdbi.v3.core.Handle;

/// Where an import writes.
public interface Transactions {
    <T> T write(Function<Handle, T> work);

    /// A transaction of its own each time; nobody is notified of its fines unless they are to be announced.
    record Separate(Database database, Actor actor, boolean announced) implements Transactions {
        @Override
        public <T> T write(Function<Handle, T> work) {
            return database.write(actor, handle -> {
                if (!announced) {
                    handle.execute("SELECT set_config('labra.notify', 'off', true)");
                }
                return work.apply(handle);
            });
        }
    }

    /// All in one transaction, which somebody else ends.
    record Within(Handle handle) implements Transactions {
        @Override
        public <T> T write(Function<Handle, T> work) {
            return work.apply(handle);
        }
    }
}
