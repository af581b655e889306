package labra.platform;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.ConnectionFactory;
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
    private static final String ACTOR = """
            SELECT set_config('labra.actor', :actor, true), set_config('labra.address', :address, true),
                   set_config('labra.transaction', pg_current_xact_id()::text, true)
            """;

    private final FairPool pool;
    private final Jdbi jdbi;
    private final Event<Written> written;
    private final ReadReplicas replicas;

    /// Said on this copy of the application after a write committed.
    public record Written() {}

    Database(
            DataSource source,
            Event<Written> written,
            Settings settings,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.written = written;
        this.pool = new FairPool(source, connections);
        this.jdbi = prepared(pool);
        Settings.Replicas aside = settings.replicas();
        this.replicas = new ReadReplicas(
                aside.urls().orElse(List.of()).stream()
                        .map(url -> new ReadReplicas.Login(address(url), user.orElse(""), password.orElse("")))
                        .toList(),
                aside.connections(),
                aside.patience(),
                replica -> prepared(replica::getConnection));
    }

    @PreDestroy
    void close() {
        replicas.close();
    }

    private static String address(String url) {
        return url.strip().replaceFirst("^(jdbc:)?postgres(ql)?://", "jdbc:postgresql://");
    }

    private static Jdbi prepared(ConnectionFactory source) {
        Jdbi jdbi = Jdbi.create(source)
                .installPlugin(new SqlObjectPlugin())
                .installPlugin(new PostgresPlugin())
                .registerRowMapper(new RecordMappers());
        // Statements are written out: else each would be parsed once more, for parts to fill in.
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        // Bound values are people's data: they stay out of messages, and so out of the log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    /// How many wait for a connection.
    public int waiting() {
        return pool.waiting();
    }

    public <T, S> T read(Class<S> statements, Function<S, T> work) {
        return jdbi.withExtension(statements, work::apply);
    }

    public <T> T read(Function<Handle, T> work) {
        return jdbi.withHandle(work::apply);
    }

    /// A large read, of a replica that has everything committed by now, or of the primary. The work may be begun twice.
    public <T, S> T readAside(Class<S> statements, Function<S, T> work) {
        return readAside(handle -> work.apply(handle.attach(statements)));
    }

    public <T> T readAside(Function<Handle, T> work) {
        return replicas.read(jdbi, true, work).orElseGet(() -> jdbi.withHandle(work::apply));
    }

    /// The same for work that hands out what it finds while it reads, and must not be begun twice.
    public <T> T readAsideOnce(Function<Handle, T> work) {
        return replicas.read(jdbi, false, work).orElseGet(() -> jdbi.withHandle(work::apply));
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
        return written(ACTOR, actor, work);
    }

    /// The same without waiting for the disk, for what is said again if the last moment before a crash is lost.
    public <T> T writeUnflushed(Actor actor, Function<Handle, T> work) {
        return written(ACTOR + ", set_config('synchronous_commit', 'off', true)", actor, work);
    }

    private <T> T written(String settings, Actor actor, Function<Handle, T> work) {
        T result = jdbi.inTransaction(handle -> {
            handle.createCall(settings)
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
