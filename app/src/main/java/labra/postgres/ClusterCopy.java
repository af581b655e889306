package labra.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// PostgreSQL's own protocol for a copy of a server at work: its files as they are, and the write-ahead log from before
/// to after, which the copy replays at its first start.
record ClusterCopy(Connection connection, ClusterFiles files) {
    /// What the log from here on is needed for is kept until this connection ends.
    private static final String KEEP_LOG =
            "SELECT pg_create_physical_replication_slot('labra_copy_' || pg_backend_pid(), true, true)";

    private static final String START = "SELECT pg_walfile_name(pg_backup_start('labra', fast => true))";
    private static final String STOP =
            "SELECT pg_walfile_name(lsn), labelfile FROM pg_backup_stop(wait_for_archive => false)";

    void make() throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(KEEP_LOG);
            String first = text(statement, START);
            files.copyAll();
            try (ResultSet stopped = statement.executeQuery(STOP)) {
                stopped.next();
                Files.writeString(files.target().resolve("backup_label"), stopped.getString(2));
                files.copyLog(first, stopped.getString(1));
            }
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
