package labra.launch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import labra.console.ConsoleProblem;

/// A real PostgreSQL under a folder, shared by every process that opens it: the first starts it, the last stops it.
///
/// Each user holds a shared lock on `postgres.lock`; starting and stopping need it exclusively. A server whose users
/// were all killed keeps running and is taken over by the next one, unless it is of another version.
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String APPLICATION = "labra";
    private static final String STARTING_UP = "57P03";

    private final Cluster cluster;
    private final Path lockFile;
    private Optional<FolderLock> lock = Optional.empty();

    private EmbeddedPostgres(Cluster cluster) {
        this.cluster = cluster;
        this.lockFile = cluster.folder().resolveSibling("postgres.lock");
    }

    /// Opens the server under `data/postgres`; its programs are unpacked under `binaries`, which may be shared.
    public static EmbeddedPostgres open(Path data, Path binaries) {
        Path folder = data.toAbsolutePath().normalize().resolve("postgres");
        Cluster cluster = new Cluster(folder, PostgresBinaries.unpackedUnder(binaries), Unprivileged.here());
        EmbeddedPostgres postgres = new EmbeddedPostgres(cluster);
        postgres.join();
        postgres.createApplicationDatabase();
        return postgres;
    }

    /// Where the application's database is, and its owner's credentials: a role that is not a superuser.
    public DatabaseAddress address() {
        ClusterAccess access = cluster.access();
        String url = "jdbc:postgresql://127.0.0.1:" + port() + "/" + APPLICATION;
        return new DatabaseAddress(url, APPLICATION, access.applicationPassword());
    }

    /// Stops the server unless another process still uses it.
    @Override
    public synchronized void close() {
        if (lock.isEmpty()) {
            return;
        }
        lock.get().close();
        lock = Optional.empty();
        FolderLock.tryExclusive(lockFile).ifPresent(alone -> {
            try (alone) {
                cluster.stop();
            }
        });
    }

    private synchronized void join() {
        while (lock.isEmpty()) {
            FolderLock shared = FolderLock.shared(lockFile);
            if (isUsable()) {
                lock = Optional.of(shared);
                return;
            }
            shared.close();
            try (FolderLock _ = FolderLock.exclusive(lockFile)) {
                if (!isUsable()) {
                    restart();
                }
            }
        }
    }

    private void restart() {
        if (cluster.exists()) {
            cluster.mustBeOfThisMajor();
            if (Postmaster.of(cluster.data()).isPresent()) {
                cluster.stop();
            }
            Postmaster.clearTraces(cluster.data());
        } else {
            NewCluster.in(cluster);
        }
        cluster.start();
    }

    private boolean isUsable() {
        return Postmaster.startedFrom(cluster.binaries().folder(), cluster.data())
                && Postmaster.of(cluster.data()).filter(this::answers).isPresent();
    }

    /// A server that recovers after a crash is waited for.
    private boolean answers(Postmaster postmaster) {
        for (int tries = 0; tries < 3000; tries++) {
            try (Connection connection = cluster.superuser(postmaster.port()).getConnection()) {
                return connection.isValid(5);
            } catch (SQLException e) {
                if (!STARTING_UP.equals(e.getSQLState())) {
                    return false;
                }
                Postmaster.pause(Duration.ofMillis(100));
            }
        }
        return false;
    }

    private void createApplicationDatabase() {
        try (Connection connection = cluster.superuser(port()).getConnection();
                Statement statement = connection.createStatement()) {
            if (isMissing(connection, "SELECT FROM pg_roles WHERE rolname = ?")) {
                String password = cluster.access().applicationPassword();
                statement.execute("CREATE ROLE labra LOGIN PASSWORD '" + password + "'");
            }
            if (isMissing(connection, "SELECT FROM pg_database WHERE datname = ?")) {
                statement.execute("CREATE DATABASE labra OWNER labra");
            }
        } catch (SQLException e) {
            close();
            throw new ConsoleProblem(e, "postgres.start", cluster.data(), cluster.log(), e.getMessage());
        }
    }

    private static boolean isMissing(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, APPLICATION);
            return !statement.executeQuery().next();
        }
    }

    private int port() {
        return Postmaster.of(cluster.data())
                .map(Postmaster::port)
                .orElseThrow(() -> new ConsoleProblem("postgres.start", cluster.data(), cluster.log(), ""));
    }
}
