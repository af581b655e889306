package labra.platform;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/// PostgreSQL: reads in one connection, writes in one transaction that names its actor to the audit trail.
@Singleton
public class Database implements Connections {
    private final Jdbi jdbi;
    private final Event<Written> written;

    /// Said on this copy of the application after a write committed.
    public record Written() {}

    Database(DataSource source, Event<Written> written) {
        this.written = written;
        this.jdbi = Jdbi.create(source)
                .installPlugin(new SqlObjectPlugin())
                .installPlugin(new PostgresPlugin())
                .registerRowMapper(new RecordMappers());
        // Statements are written out: else each would be parsed once more, for parts to fill in.
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        // Bound values are people's data: they stay out of messages, and so out of the log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    public <T, S> T read(Class<S> statements, Function<S, T> work) {
        return jdbi.withExtension(statements, work::apply);
    }

    public <T> T read(Function<Handle, T> work) {
        return jdbi.withHandle(work::apply);
    }

    /// Adds by one statement what no token and no audit row depends on.
    public <S> void add(Class<S> statements, Consumer<S> work) {
        jdbi.useExtension(statements, work::accept);
    }

    @Override
    public <T> T connected(Statements<T> statements) {
        return jdbi.withHandle(handle -> {
            try {
                return statements.on(handle.getConnection());
            } catch (SQLException failure) {
                throw new ConnectionException(failure);
            }
        });
    }

    /// A connection for one busy thread, opened when it is first needed.
    public KeptConnection keptConnection() {
        return new KeptConnection(jdbi);
    }

    /// Runs the work in one transaction whose audit rows bear the actor.
    public <T> T write(Actor actor, Function<Handle, T> work) {
        T result = jdbi.inTransaction(handle -> {
            handle.createCall("""
                            SELECT set_config('labra.actor', :actor, true), set_config('labra.address', :address, true),
                                   set_config('labra.transaction', pg_current_xact_id()::text, true)
                            """)
                    .bind("actor", actor.name())
                    .bind("address", actor.address())
                    .invoke();
            return work.apply(handle);
        });
        written.fire(new Written());
        return result;
    }

    @Produces
    @Singleton
    static Clock clock(ClockSettings settings) {
        return TrialClock.of(settings, Clock.systemUTC());
    }
}
