package labra.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import labra.launch.EmbeddedPostgres;
import org.postgresql.Driver;

/// The benchmark's own PostgreSQL. What was loaded once is a template; each run works on a fresh copy of it.
final class Databases implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final Properties access = new Properties();

    Databases(Folder folder) {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "labra");
        this.postgres = EmbeddedPostgres.open(folder.path(), cache);
        try (var reader = Files.newBufferedReader(folder.resolve("postgres/access.properties"))) {
            access.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A database and how to enter it as its owner, or as the superuser.
    record Database(String url, String user, String password, String superuserPassword) {
        Connection connect(String... parameters) throws SQLException {
            return open(url, user, password, parameters);
        }

        Connection superuser() throws SQLException {
            return open(url, "postgres", superuserPassword);
        }

        private static Connection open(String url, String user, String password, String... parameters)
                throws SQLException {
            Properties login = new Properties();
            login.setProperty("user", user);
            login.setProperty("password", password);
            for (int i = 0; i < parameters.length; i += 2) {
                login.setProperty(parameters[i], parameters[i + 1]);
            }
            Connection connection = new Driver().connect(url, login);
            if (connection == null) {
                throw new SQLException(url);
            }
            return connection;
        }

        void run(String... statements) {
            try (Connection connection = superuser();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        List<String> query(String sql) {
            try (Connection connection = superuser();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Database named(String name) {
        var address = postgres.address();
        String url = address.jdbcUrl().replaceFirst("/[^/]*$", "/" + name);
        return new Database(url, address.user(), address.password(), access.getProperty("superuser.password", ""));
    }

    boolean exists(String name) {
        return !named("postgres")
                .query("SELECT datname FROM pg_database WHERE datname = '" + name + "'")
                .isEmpty();
    }

    void drop(String name) {
        named("postgres").run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    void create(String name) {
        drop(name);
        named("postgres").run("CREATE DATABASE " + name + " OWNER labra");
    }

    Database copy(String template, String name) {
        drop(name);
        named("postgres")
                .run(
                        "CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER labra STRATEGY FILE_COPY",
                        "CHECKPOINT");
        return named(name);
    }

    void rename(String from, String to) {
        drop(to);
        named("postgres").run("ALTER DATABASE " + from + " RENAME TO " + to);
    }

    @Override
    public void close() {
        postgres.close();
    }
}
