package labra.launch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import labra.console.ConsoleProblem;
import labra.console.Texts;
import labra.postgres.DatabaseAddress;
import labra.postgres.DatabaseMishap;
import labra.postgres.EmbeddedPostgres;
import org.postgresql.Driver;

/// The application's database while a command runs: the one that the environment names, or the embedded one.
record ChosenDatabase(Optional<DatabaseAddress> address, Optional<EmbeddedPostgres> embedded) implements AutoCloseable {
    private static final String LABRA_URL = "LABRA_DATABASE_URL";
    private static final String QUARKUS_URL = "QUARKUS_DATASOURCE_JDBC_URL";

    /// Whether the environment names a database, so that none is started here.
    static boolean isNamedIn(Secrets environment) {
        return environment.plain(LABRA_URL).isPresent()
                || environment.plain(QUARKUS_URL).isPresent();
    }

    static ChosenDatabase open(DataFolder data, Secrets environment) {
        Optional<String> url = environment.plain(LABRA_URL);
        if (url.isPresent()) {
            DatabaseAddress named = DatabaseAddress.parse(
                    url.get(), environment.plain("LABRA_DATABASE_USER"), environment.secret("LABRA_DATABASE_PASSWORD"));
            mustAnswer(named, Patience.in(environment));
            return new ChosenDatabase(Optional.of(named), Optional.empty());
        }
        if (environment.plain(QUARKUS_URL).isPresent()) {
            return new ChosenDatabase(Optional.empty(), Optional.empty());
        }
        data.mustBeWhole();
        EmbeddedPostgres postgres =
                EmbeddedPostgres.open(data.path(), data.path()).keptAlive();
        return new ChosenDatabase(Optional.of(postgres.address()), Optional.of(postgres));
    }

    /// Says what is wrong before the application starts, rather than in the middle of it.
    private static void mustAnswer(DatabaseAddress address, Patience patience) {
        Properties login = new Properties();
        login.setProperty("user", address.user());
        login.setProperty("password", address.password());
        login.setProperty("connectTimeout", "5");
        try {
            patience.with(
                    () -> enter(address, login), () -> System.err.println(Texts.text("database.awaited", address)));
        } catch (SQLException e) {
            throw new ConsoleProblem(e, "database.unreachable", address, DatabaseMishap.words(e));
        }
    }

    private static void enter(DatabaseAddress address, Properties login) throws SQLException {
        try (Connection connection = new Driver().connect(address.jdbcUrl(), login)) {
            if (connection == null) {
                throw new ConsoleProblem("database.url.shape");
            }
        }
    }

    /// Tells Quarkus, which reads system properties before anything else.
    void configure() {
        address.ifPresent(found -> {
            System.setProperty("quarkus.datasource.jdbc.url", found.jdbcUrl());
            System.setProperty("quarkus.datasource.username", found.user());
            System.setProperty("quarkus.datasource.password", found.password());
        });
        embedded.map(EmbeddedPostgres::owner).ifPresent(owner -> {
            System.setProperty("quarkus.flyway.jdbc-url", owner.jdbcUrl());
            System.setProperty("quarkus.flyway.username", owner.user());
            System.setProperty("quarkus.flyway.password", owner.password());
        });
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
