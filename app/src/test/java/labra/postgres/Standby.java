package labra.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A primary and a streaming replica of it, as PostgreSQL's own programs run them.
public final class Standby implements AutoCloseable {
    private final EmbeddedPostgres primary;
    private final Cluster replica;

    private Standby(EmbeddedPostgres primary, Cluster replica) {
        this.primary = primary;
        this.replica = replica;
    }

    public static Standby under(Path folder) throws IOException, SQLException {
        Path data = Files.createDirectories(folder.resolve("primary"));
        Path other = Files.createDirectories(folder.resolve("replica"));
        EmbeddedPostgres primary = EmbeddedPostgres.open(data, TestDatabase.binaries());
        LiveCluster.under(data, TestDatabase.binaries()).copyUnder(other);
        PostgresBinaries binaries = PostgresBinaries.unpackedUnder(TestDatabase.binaries());
        Cluster replica = new Cluster(other.resolve("postgres"), binaries, Unprivileged.here());
        Files.deleteIfExists(replica.data().resolve("postmaster.pid"));
        Files.createFile(replica.data().resolve("standby.signal"));
        Files.writeString(
                replica.data().resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres password=%s'%n"
                        .formatted(replica.access().port(), replica.access().superuserPassword()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        replica.start();
        return new Standby(primary, replica);
    }

    public DatabaseAddress primary() {
        return primary.address();
    }

    /// Where the replica is; who enters the primary enters it.
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + replica.access().port() + "/" + ApplicationDatabase.NAME;
    }

    public void run(String sql) throws SQLException {
        try (Connection connection = replica.superuser(replica.access().port(), ApplicationDatabase.NAME)
                        .getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// What the owner of the schema does on the primary.
    public String onPrimary(String sql) throws SQLException {
        DatabaseAddress owner = primary.owner();
        try (Connection connection =
                        java.sql.DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    return rows.next() ? rows.getString(1) : "";
                }
            }
            return "";
        }
    }

    public void stopReplica() {
        replica.stop();
    }

    public void startReplica() {
        replica.start();
    }

    @Override
    public void close() {
        replica.stop();
        primary.close();
    }
}
