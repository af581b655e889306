package labra.web;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import labra.platform.Actor;
import labra.platform.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.util.PSQLException;

/// Writes whose refusals the database decides: the name of a violated constraint tells which problem it is.
@Singleton
public class Writes {
    private final Database database;

    Writes(Database database) {
        this.database = database;
    }

    /// One transaction; a violated constraint named in `refusals` becomes that refusal.
    public <T> T in(Actor actor, Map<String, Problem> refusals, Function<Handle, T> work) {
        try {
            return database.write(actor, work);
        } catch (UnableToExecuteStatementException failure) {
            if (failure.getCause() instanceof PSQLException sql && sql.getServerErrorMessage() != null) {
                String constraint = sql.getServerErrorMessage().getConstraint();
                if (constraint != null && refusals.containsKey(constraint)) {
                    throw refusals.get(constraint).refusal();
                }
            }
            throw failure;
        }
    }
}
