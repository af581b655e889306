package labra.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;

/// A streaming replica of an embedded server at work, as PostgreSQL's own programs run it. Its folder goes with it.
public final class Follower implements AutoCloseable {
    private final Path folder;
    private final Cluster replica;

    private Follower(Path folder, Cluster replica) {
        this.folder = folder;
        this.replica = replica;
    }

    /// Of the server under `data`, in a folder that may be left from a run before.
    public static Follower of(Path data, Path folder, Path binaries) {
        Follower follower = new Follower(
                folder,
                new Cluster(folder.resolve("postgres"), PostgresBinaries.unpackedUnder(binaries), Unprivileged.here()));
        follower.close();
        try {
            Files.createDirectories(folder);
            LiveCluster.under(data, binaries).copyUnder(folder);
            follower.follow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return follower;
    }

    private void follow() throws IOException {
        Files.deleteIfExists(replica.data().resolve("postmaster.pid"));
        Files.createFile(replica.data().resolve("standby.signal"));
        Files.writeString(
                replica.data().resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres password=%s'%nhot_standby_feedback = on%n"
                        .formatted(replica.access().port(), replica.access().superuserPassword()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        replica.start();
    }

    public int port() {
        return replica.access().port();
    }

    @Override
    public void close() {
        if (!Files.exists(folder)) {
            return;
        }
        if (Postmaster.of(replica.data()).isPresent()) {
            replica.stop();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
