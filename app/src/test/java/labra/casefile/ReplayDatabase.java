package labra.casefile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import labra.life.LegalContext;
import labra.life.RecordedEvent;
import labra.platform.Actor;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/// A schema of its own with the fines of the log, in which their lives are told.
final class ReplayDatabase {
    private static final Actor REPLAY = new Actor("test:replay", "127.0.0.1");
    private static final Instant AFTERWARDS = Instant.parse("2012-12-31T12:00:00Z");
    private static final LegalContext ITALY =
            new LegalContext(ItalianLaw.law(), ItalianLaw.EURO, ZoneOffset.UTC, AFTERWARDS);
    private static final String FINES = """
            WITH police AS (INSERT INTO officer (name, badge) VALUES ('Oficial', 'replay') RETURNING id)
            INSERT INTO fine (id, country, plate, plate_as_written, officer_id, committed_at, received_at, comments, status, source, digest)
            SELECT fine, 'IT', NULL, '', police.id, day, day, '', 'OBSERVED', 'IMPORT', sha256(fine::text::bytea)
            FROM police, unnest(:ids::uuid[], :days::timestamptz[]) AS told (fine, day)
            """;

    private final Jdbi jdbi;

    ReplayDatabase(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        jdbi = Jdbi.create(source).installPlugin(new SqlObjectPlugin()).installPlugin(new PostgresPlugin());
        for (Class<?> row : List.of(LifeRows.Beginning.class, LifeRows.Posted.class, EventRow.class)) {
            jdbi.registerRowMapper(ConstructorMapper.factory(row));
        }
    }

    /// Makes the schema anew in the tests' own database.
    static ReplayDatabase create(String url, String user, String password) {
        ReplayDatabase replay = new ReplayDatabase(address(url), user, password);
        replay.drop();
        replay.execute("CREATE SCHEMA replay");
        Flyway.configure()
                .dataSource(address(url), user, password)
                .defaultSchema("replay")
                .load()
                .migrate();
        return replay;
    }

    /// The same database with that schema before its usual one.
    static String address(String url) {
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=replay,public";
    }

    void drop() {
        execute("DROP SCHEMA IF EXISTS replay CASCADE");
    }

    void addFines(List<ItalianLog.Case> cases) {
        jdbi.useTransaction(handle -> handle.createUpdate(FINES)
                .bind("ids", cases.stream().map(ItalianLog.Case::id).toArray(UUID[]::new))
                .bind(
                        "days",
                        cases.stream().map(fine -> fine.madeOn() + "T12:00Z").toArray(String[]::new))
                .execute());
    }

    /// One transaction.
    List<RecordedEvent> tell(List<EventReport> reports) {
        return jdbi.inTransaction(handle -> Lives.tell(handle, ITALY, REPLAY, reports));
    }

    Rebuild.Outcome rebuild() {
        return jdbi.inTransaction(handle -> Rebuild.all(handle, ITALY));
    }

    Figures figures() {
        return jdbi.withHandle(Figures::kept);
    }

    long events() {
        return number("SELECT count(*) FROM fine_event");
    }

    long number(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    void execute(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql));
    }
}
