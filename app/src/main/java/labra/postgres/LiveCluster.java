package labra.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;

/// The embedded server at work under a data folder, for who copies it or looks into it while others use it.
public final class LiveCluster {
    private final Cluster cluster;

    private LiveCluster(Cluster cluster) {
        this.cluster = cluster;
    }

    /// The server under `data/postgres`, whose programs are unpacked under `binaries`.
    public static LiveCluster under(Path data, Path binaries) {
        return new LiveCluster(
                new Cluster(folder(data), PostgresBinaries.unpackedUnder(binaries), Unprivileged.here()));
    }

    /// Whether there ever was a server under that folder.
    public static boolean isUnder(Path data) {
        return Files.isDirectory(folder(data).resolve("cluster"));
    }

    /// As the superuser, in the application's database.
    public Connection connect() throws SQLException {
        return cluster.superuser(port(), ApplicationDatabase.NAME).getConnection();
    }

    /// A copy of everything that was committed when this ends, under another data folder, which can be opened there.
    public void copyUnder(Path otherData) throws IOException, SQLException {
        Path target = Files.createDirectories(folder(otherData));
        Files.copy(cluster.accessFile(), target.resolve(cluster.accessFile().getFileName()));
        try (Connection connection = connect()) {
            new ClusterCopy(connection, new ClusterFiles(cluster.data(), target.resolve("cluster"))).make();
        }
    }

    /// How many bytes its files have.
    public long size() {
        try (Stream<Path> files = Files.walk(cluster.data())) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.readable", cluster.data(), Mishaps.words(e));
        }
    }

    public String version() {
        return cluster.binaries().version();
    }

    /// Puts a stopped cluster, and whatever else its disk has still to write, on that disk.
    public void sync() throws IOException {
        Unprivileged.Outcome synced = cluster.how()
                .run(
                        cluster.binaries().program("initdb"),
                        "--pgdata=" + cluster.data(),
                        "--sync-only",
                        "--sync-method=syncfs");
        if (synced.exit() != 0) {
            throw new IOException(synced.output());
        }
    }

    /// Ends a server that nobody uses any more, such as one whose program was killed.
    public void end() {
        if (cluster.exists() && Postmaster.of(cluster.data()).isPresent()) {
            cluster.stop();
        }
    }

    private int port() {
        return Postmaster.of(cluster.data())
                .map(Postmaster::port)
                .orElseThrow(() -> new ConsoleProblem("postgres.start", cluster.data(), cluster.log(), ""));
    }

    private static Path folder(Path data) {
        return data.toAbsolutePath().normalize().resolve("postgres");
    }
}
