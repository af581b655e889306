package labra.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// The application's own database and its owner, who is nobody's superuser.
final class ApplicationDatabase {
    static final String NAME = "labra";

    private ApplicationDatabase() {}

    /// Makes what is missing, so that an interrupted first start is completed by the next.
    static void in(Cluster cluster, int port) throws SQLException {
        try (Connection connection = cluster.superuser(port).getConnection();
                Statement statement = connection.createStatement()) {
            if (isMissing(connection, "SELECT FROM pg_roles WHERE rolname = ?")) {
                String password = cluster.access().applicationPassword();
                statement.execute("CREATE ROLE labra LOGIN PASSWORD '" + password + "'");
            }
            if (isMissing(connection, "SELECT FROM pg_database WHERE datname = ?")) {
                statement.execute("CREATE DATABASE labra OWNER labra");
            }
        }
    }

    private static boolean isMissing(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, NAME);
            return !statement.executeQuery().next();
        }
    }
}
