package labra.trail;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import labra.platform.Database;
import labra.platform.Settings;
import labra.postgres.Superuser;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/// A database of its own whose superuser forges: a small town with a log of several checkpoints.
final class ForgedTown implements AutoCloseable {
    private static final String NAME = "forged_town";
    private static final String MIGRATED = "migrated_town";

    private static final String TOWN = """
            INSERT INTO person (name, email) SELECT 'Persona ' || i, 'persona' || i || '@example.com' FROM generate_series(1, 40) AS i;
            INSERT INTO vehicle (country, plate, plate_as_written, brand, color, person_id)
            SELECT 'AR', 'AA' || 100 + i || 'BB', 'AA' || 100 + i || 'BB', 'Fiat', 'Rojo', i FROM generate_series(1, 40) AS i;
            INSERT INTO officer (name, badge) VALUES ('Uno', '1'), ('Dos', '2');
            INSERT INTO account (username, name, role, password_hash) VALUES ('ana', 'Ana', 'ADMINISTRATOR', 'one'), ('luz', 'Luz', 'SUPERVISOR', 'two');
            INSERT INTO token (id, account_id, purpose, issued_at, expires_at, revoked_at)
            VALUES (gen_random_uuid(), 1, 'API', now(), now() + interval '1 day', now());
            INSERT INTO security_event (kind, actor) VALUES ('SIGN_IN', 'account:ana'), ('EXPORTED', 'account:luz');
            """;

    static final String FINES = """
            INSERT INTO fine (id, country, plate, plate_as_written, vehicle_id, officer_id, committed_at, comments, source, digest)
            SELECT uuidv7(), 'AR', 'AA' || 101 + i % 40 || 'BB', 'AA', 1 + i % 40, 1, now() - i * interval '1 hour',
                   'Dijo "alto", (siguió) ' || i, 'API', sha256(i::text::bytea)
            FROM generate_series(1, 300) AS i
            """;

    private static final String LIFE = """
            UPDATE fine SET status = 'VALIDATED', version = version + 1 WHERE id IN (SELECT id FROM fine ORDER BY id LIMIT 5);
            INSERT INTO correction (fine_id, version, reason) SELECT id, 2, 'Mal leída' FROM fine ORDER BY id LIMIT 3;
            INSERT INTO annulment (fine_id, reason, asked_by) SELECT id, 'Repetida', 1 FROM fine ORDER BY id DESC LIMIT 2;
            INSERT INTO notice (kind, role, fine_id, person_id, recipient, language)
            SELECT 'LEGAL', 'OWNER', id, 1, 'persona1@example.com', 'es' FROM fine ORDER BY id LIMIT 4;
            UPDATE notice SET state = 'SENT', sent_at = now(), proof = 'acuse 7', notified_at = now() WHERE id <= 2;
            INSERT INTO fine_event (fine_id, seq, id, kind, happened_on, recorded_at, actor, payload, verdict, reasons, digest)
            SELECT id, 1, gen_random_uuid(), 'PAGADA', current_date, now(), 'account:ana', '{}', 'ACEPTADO', '{}', digest
            FROM fine ORDER BY id LIMIT 1;
            INSERT INTO journal (key, at, on_day, kind, event_id) SELECT 'k1', now(), current_date, 'PAGO', id FROM fine_event;
            INSERT INTO posting (journal_id, account, fine_id, amount)
            SELECT 1, account, fine_id, amount FROM fine_event, (VALUES ('CAJA', 1500.00), ('DEUDA', -1500.00)) AS side (account, amount);
            """;

    final Handle handle;
    final Sequencer sequencer;
    final Verification verification;
    final Keyring keyring;
    final KeptCheckpoint kept;
    final Stamps stamps;

    ForgedTown(Path folder, Database other) throws SQLException {
        this(folder, other, Map.of());
    }

    /// With more settings.
    ForgedTown(Path folder, Database other, Map<String, String> more) throws SQLException {
        migrated();
        Superuser.run("DROP DATABASE IF EXISTS " + NAME, "CREATE DATABASE " + NAME + " TEMPLATE " + MIGRATED);
        Connection connection = DriverManager.getConnection(url(NAME), Superuser.name(), Superuser.password());
        handle = Jdbi.create(connection)
                .installPlugin(new SqlObjectPlugin())
                .installPlugin(new PostgresPlugin())
                .open();
        for (Class<?> row : new Class<?>[] {
            LogRows.Head.class,
            LogRows.Horizon.class,
            LogRows.Waiting.class,
            LogRows.Place.class,
            LogRows.Stamp.class,
            TrailRow.class
        }) {
            handle.registerRowMapper(ConstructorMapper.factory(row));
        }
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .withMapping(LogSettings.class)
                .withMapping(TsaSettings.class)
                .addDefaultInterceptors()
                .withDefaultValues(more)
                .withDefaultValue("labra.url", "http://forged.example")
                .withDefaultValue("labra.keys.folder", folder.toString())
                .withDefaultValue("labra.log.origin", "forged.example/registro")
                .build();
        Settings settings = config.getConfigMapping(Settings.class);
        keyring = new Keyring(settings, config.getConfigMapping(LogSettings.class));
        kept = new KeptCheckpoint(settings);
        sequencer = new Sequencer(other, keyring, kept, Clock.systemUTC());
        stamps = new Stamps(config.getConfigMapping(TsaSettings.class));
        verification = new Verification(other, keyring, kept, stamps);
        for (String part : new String[] {TOWN, FINES, LIFE, FINES.replace("uuidv7()", "gen_random_uuid()")}) {
            run(part);
            log();
        }
    }

    /// The schema is made once, and copied for each town.
    private static void migrated() throws SQLException {
        try (Connection connection = Superuser.connection();
                Statement statement = connection.createStatement();
                ResultSet there =
                        statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + MIGRATED + "'")) {
            if (!there.next()) {
                Superuser.run("CREATE DATABASE " + MIGRATED);
                Flyway.configure()
                        .dataSource(url(MIGRATED), Superuser.name(), Superuser.password())
                        .locations("db/migration")
                        .load()
                        .migrate();
            }
        }
    }

    private static String url(String database) {
        return Superuser.url().replaceFirst("/[^/?]+(\\?|$)", "/" + database + "$1");
    }

    void run(String statements) throws SQLException {
        try (var statement = handle.getConnection().createStatement()) {
            statement.execute(statements);
        }
    }

    void log() {
        while (sequencer.round(handle)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws SQLException {
        handle.close();
        Superuser.run("DROP DATABASE " + NAME + " WITH (FORCE)");
    }
}
