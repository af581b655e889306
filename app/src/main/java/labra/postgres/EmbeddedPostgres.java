package labra.postgres;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import labra.console.ConsoleProblem;
import org.jboss.logging.Logger;

/// A real PostgreSQL under a folder, shared by every process that opens it: the first starts it, the last stops it.
///
/// Each user holds a shared lock on `postgres.lock`; starting and stopping need it exclusively. A server whose users
/// were all killed keeps running and is taken over by the next one, unless it is of another version.
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
    private static final Duration WATCH = Duration.ofMillis(500);
    private static final String STARTING_UP = "57P03";

    private final Cluster cluster;
    private final Path lockFile;
    private Optional<FolderLock> lock = Optional.empty();
    private boolean closed;

    private EmbeddedPostgres(Cluster cluster) {
        this.cluster = cluster;
        this.lockFile = cluster.folder().resolveSibling("postgres.lock");
    }

    /// Opens the server under `data/postgres`; its programs are unpacked under `binaries`, which may be shared.
    public static EmbeddedPostgres open(Path data, Path binaries) {
        Path folder = data.toAbsolutePath().normalize().resolve("postgres");
        Cluster cluster = new Cluster(folder, PostgresBinaries.unpackedUnder(binaries), Unprivileged.here());
        EmbeddedPostgres postgres = new EmbeddedPostgres(cluster);
        postgres.join(cluster::start);
        try {
            ApplicationDatabase.in(cluster, postgres.port());
        } catch (SQLException e) {
            postgres.close();
            throw new ConsoleProblem(e, "postgres.start", cluster.data(), cluster.log(), DatabaseMishap.words(e));
        }
        return postgres;
    }

    /// Where the application's database is, and the credentials of the role that works in it.
    public DatabaseAddress address() {
        return new DatabaseAddress(
                url(), ApplicationDatabase.APPLICATION, cluster.access().applicationPassword());
    }

    /// The same for the role that makes the schema.
    public DatabaseAddress owner() {
        return new DatabaseAddress(
                url(), ApplicationDatabase.OWNER, cluster.access().ownerPassword());
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + ApplicationDatabase.NAME;
    }

    /// Starts the server again, on the same port, whenever it is found dead while it is in use.
    public EmbeddedPostgres keptAlive() {
        Thread.ofPlatform().daemon().name("postgres-watch").start(() -> {
            while (revive()) {
                Postmaster.pause(WATCH);
            }
        });
        return this;
    }

    private synchronized boolean revive() {
        if (!closed && Postmaster.of(cluster.data()).isEmpty()) {
            leave();
            try {
                join(cluster::startAgain);
            } catch (ConsoleProblem | UncheckedIOException notNow) {
                LOG.error(notNow.getMessage());
            }
        }
        return !closed;
    }

    private void leave() {
        lock.ifPresent(FolderLock::close);
        lock = Optional.empty();
    }

    /// Stops the server unless another process still uses it.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        leave();
        FolderLock.tryExclusive(lockFile).ifPresent(alone -> {
            try (alone) {
                cluster.stop();
            }
        });
    }

    private synchronized void join(Runnable start) {
        while (lock.isEmpty()) {
            FolderLock shared = FolderLock.shared(lockFile);
            if (isUsable()) {
                lock = Optional.of(shared);
                return;
            }
            shared.close();
            try (FolderLock _ = FolderLock.exclusive(lockFile)) {
                if (!isUsable()) {
                    restart(start);
                }
            }
        }
    }

    private void restart(Runnable start) {
        if (cluster.exists()) {
            cluster.mustBeOfThisMajor();
            if (Postmaster.of(cluster.data()).isPresent()) {
                cluster.stop();
            }
            Postmaster.clearTraces(cluster.data());
        } else {
            NewCluster.in(cluster);
        }
        start.run();
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

    private int port() {
        return Postmaster.of(cluster.data())
                .map(Postmaster::port)
                .orElseThrow(() -> new ConsoleProblem("postgres.start", cluster.data(), cluster.log(), ""));
    }
}
