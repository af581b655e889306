package labra.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import labra.postgres.EmbeddedPostgres;

/// The benchmark's own PostgreSQL. What was loaded once is a template; each run works on a fresh copy of it.
final class Databases implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final Path cluster;
    private final Properties access = new Properties();

    Databases(Folder folder) {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "labra");
        this.cluster = folder.resolve("postgres/cluster");
        this.postgres = EmbeddedPostgres.open(folder.path(), cache);
        try (var reader = Files.newBufferedReader(folder.resolve("postgres/access.properties"))) {
            access.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Database named(String name) {
        var address = postgres.owner();
        String url = address.jdbcUrl().replaceFirst("/[^/]*$", "/" + name);
        return new Database(url, address.user(), address.password(), access.getProperty("superuser.password", ""));
    }

    /// The process whose children do the database's work.
    long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        named("postgres").run("CREATE DATABASE " + name + " OWNER labra_owner");
    }

    Database copy(String template, String purpose) {
        String name = "copy_" + purpose.toLowerCase(Locale.ROOT);
        drop(name);
        named("postgres")
                .run(
                        "CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER labra_owner STRATEGY FILE_COPY",
                        "CHECKPOINT");
        return named(name);
    }

    void rename(String from, String to) {
        drop(to);
        named("postgres").run("ALTER DATABASE " + from + " RENAME TO " + to);
    }

    /// What the runs left; the loaded templates stay.
    void dropCopies() {
        named("postgres")
                .query("SELECT datname FROM pg_database WHERE datname LIKE 'copy\\_%'")
                .forEach(this::drop);
    }

    /// What the figures were seen on.
    String machine() {
        return "%d × %s, Java %s, PostgreSQL %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.arch"),
                        Runtime.version().feature(),
                        named("postgres").query("SHOW server_version").getFirst());
    }

    @Override
    public void close() {
        postgres.close();
    }
}
