package labra.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import labra.bench.SmtpSink;
import labra.postgres.DatabaseAddress;
import labra.postgres.EmbeddedPostgres;
import labra.postgres.LiveCluster;
import labra.trial.FolderLock;
import labra.trial.Proxy;
import labra.trial.Running;
import labra.trial.Say;

/// Two copies of the application on one database, with a network between each two of them that can be cut, on a small
/// disk.
final class Ground implements AutoCloseable {
    private static final String DISK_SIZE = "3g";

    private final Path disk;
    private final boolean own;
    private final EmbeddedPostgres postgres;
    private final LiveCluster cluster;
    private final DatabaseAddress address;
    final SmtpSink mails = new SmtpSink();
    final Proxy toMails = new Proxy(mails::port);
    final List<Proxy> toDatabase;
    final List<Proxy> toServers;
    final List<Running> servers;
    final Path ledgers;
    private boolean closed;

    Ground(FolderLock lock, Path home, int port, Say say) {
        unmount(lock.folder().resolve("run/disk"));
        Path place = lock.fresh("run");
        this.ledgers = place.resolve("ledgers");
        this.disk = place.resolve("disk");
        this.own = mount(disk);
        say.line(own ? "disk.own" : "disk.none", disk);
        this.postgres = EmbeddedPostgres.open(disk, Path.of(System.getProperty("user.home"), ".cache", "labra"))
                .keptAlive();
        this.cluster = LiveCluster.under(disk, Path.of(System.getProperty("user.home"), ".cache", "labra"));
        this.address = postgres.address();
        int databasePort = portOf(address.jdbcUrl());
        this.toDatabase = List.of(new Proxy(() -> databasePort), new Proxy(() -> databasePort));
        migrate(new Running(home, disk.resolve("migrating"), port, place.resolve("migrate.log")));
        this.servers = List.of(server(home, port, place, 0), server(home, port + 1, place, 1));
        this.toServers = List.of(
                new Proxy(() -> servers.get(0).port()),
                new Proxy(() -> servers.get(1).port()));
    }

    private void migrate(Running command) {
        DatabaseAddress owner = postgres.owner();
        Running.Ended ended = command.with(Map.of(
                        "LABRA_DATABASE_URL", owner.jdbcUrl(),
                        "LABRA_DATABASE_USER", owner.user(),
                        "LABRA_DATABASE_PASSWORD", owner.password(),
                        "LABRA_KEYS_FOLDER", disk.resolve("migrating-keys").toString()))
                .run("migrate");
        if (ended.exit() != 0) {
            throw new IllegalStateException(ended.said());
        }
    }

    private Running server(Path home, int port, Path place, int number) {
        return new Running(home, disk.resolve("copy-" + number), port, place.resolve("copy-" + number + ".log"))
                .with(Map.of(
                        "LABRA_DATABASE_URL",
                        address.jdbcUrl()
                                .replaceFirst(
                                        ":\\d+/", ":" + toDatabase.get(number).port() + "/"),
                        "LABRA_DATABASE_USER",
                        address.user(),
                        "LABRA_DATABASE_PASSWORD",
                        address.password(),
                        "QUARKUS_FLYWAY_MIGRATE_AT_START",
                        "false",
                        "LABRA_KEYS_FOLDER",
                        disk.resolve("keys").toString(),
                        "LABRA_MAIL_SMTP_HOST",
                        "127.0.0.1",
                        "LABRA_MAIL_SMTP_PORT",
                        Integer.toString(toMails.port()),
                        "LABRA_MAIL_SMTP_TLS",
                        "NONE",
                        "LABRA_MAIL_FROM",
                        "multas@caos.example"));
    }

    /// A command of Labra's, straight at the database and with the keys of the copies.
    Running.Ended run(String... words) {
        return servers.get(0)
                .with(Map.of("LABRA_DATABASE_URL", address.jdbcUrl()))
                .run(words);
    }

    Connection superuser() throws SQLException {
        return cluster.connect();
    }

    /// A connection as the application has them.
    Connection asApplication() throws SQLException {
        return DriverManager.getConnection(
                address.jdbcUrl() + "?ApplicationName=chaos&connectTimeout=3", address.user(), address.password());
    }

    void sql(String... statements) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    void killDatabase() {
        Running.killDatabase(disk.resolve("postgres/cluster"));
    }

    /// Until it takes connections again.
    void awaitDatabase() {
        for (int tries = 0; tries < 600; tries++) {
            try (Connection connection = asApplication()) {
                if (connection.isValid(2)) {
                    return;
                }
            } catch (SQLException notYet) {
                Running.pause(50);
            }
        }
        throw new IllegalStateException("database");
    }

    boolean hasOwnDisk() {
        return own;
    }

    /// Takes all room that is left, until `free`.
    void fill() {
        byte[] block = new byte[1 << 20];
        try (var out = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // That is what was wanted.
        }
        try (var out = Files.newOutputStream(disk.resolve("filler-2"))) {
            while (true) {
                out.write(block, 0, 512);
            }
        } catch (IOException full) {
            // To the last byte.
        }
    }

    /// Segments of PostgreSQL's log that lie ready are used up too: the next one finds no room.
    void useUpLog() {
        try {
            for (int segment = 0; segment < 40; segment++) {
                sql("SELECT pg_logical_emit_message(false, 'chaos', 'full')", "SELECT pg_switch_wal()");
            }
        } catch (SQLException full) {
            // PostgreSQL ends for want of room.
        }
    }

    void free() {
        try {
            Files.deleteIfExists(disk.resolve("filler"));
            Files.deleteIfExists(disk.resolve("filler-2"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int portOf(String url) {
        return Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    /// A disk of its own, where whoever runs this may mount one.
    private static boolean mount(Path disk) {
        try {
            Files.createDirectories(disk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return command("mount", "-t", "tmpfs", "-o", "size=" + DISK_SIZE + ",mode=0755", "tmpfs", disk.toString());
    }

    private static void unmount(Path disk) {
        Running.killDatabase(disk.resolve("postgres/cluster"));
        command("umount", "-l", disk.toString());
    }

    private static boolean command(String... words) {
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        free();
        servers.forEach(Running::close);
        postgres.close();
        mails.close();
        toMails.close();
        toServers.forEach(Proxy::close);
        toDatabase.forEach(Proxy::close);
        if (own) {
            unmount(disk);
        }
    }
}
