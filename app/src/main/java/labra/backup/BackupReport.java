package labra.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import labra.postgres.LiveCluster;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells the database how a backup went, where the interface and the metrics look for it.
record BackupReport(LiveCluster live, Instant started) {
    private static final Logger LOG = Logger.getLogger(BackupReport.class);

    private static final String INSERT = """
            INSERT INTO backup_report (task, kind, outcome, started_at, label, bytes, detail)
            VALUES ('BACKUP', 'FULL', ?, ?, ?, ?, ?)
            """;

    void good(BackupFolder.Kept made) {
        tell("GOOD", made.name(), made.manifest().bytes(), null);
    }

    void failed(@Nullable String why) {
        tell("FAILED", null, null, why);
    }

    /// A database that cannot be told does not make a good backup a bad one.
    private void tell(String outcome, @Nullable String label, @Nullable Long bytes, @Nullable String detail) {
        try (Connection connection = live.connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, outcome);
            insert.setObject(2, started.atOffset(ZoneOffset.UTC));
            insert.setString(3, label);
            insert.setObject(4, bytes, Types.BIGINT);
            insert.setString(5, detail);
            insert.executeUpdate();
        } catch (SQLException away) {
            LOG.warnf("The database was not told of a backup (%s): %s", outcome, away.getMessage());
        }
    }
}
