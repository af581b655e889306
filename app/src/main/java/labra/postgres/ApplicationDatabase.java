package labra.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The application's database and its roles, none of them a superuser: one makes the schema, one works in it, one looks
/// at statistics, and one, as which nobody enters, alone adds to the audit trail.
final class ApplicationDatabase {
    static final String NAME = "labra";
    static final String OWNER = "labra_owner";
    static final String APPLICATION = "labra_app";
    static final String MONITOR = "labra_monitor";
    private static final String TRAIL = "labra_trail";

    /// Owned everything, and was the application's, before the roles were apart.
    private static final String FORMER = "labra";

    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_lock(hashtext('labra roles'))";

    private final Cluster cluster;
    private final int port;

    private ApplicationDatabase(Cluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
    }

    /// Makes what is missing, so that an interrupted first start is completed by the next.
    static void in(Cluster cluster, int port) throws SQLException {
        try (Connection connection = cluster.superuser(port).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(ONE_AT_A_TIME);
            new ApplicationDatabase(cluster, port).complete(connection);
        }
    }

    private void complete(Connection connection) throws SQLException {
        ClusterAccess known = cluster.access();
        ClusterAccess access = known.complete();
        if (!access.equals(known)) {
            access.write(cluster.accessFile());
        }
        makeRole(connection, OWNER, "LOGIN");
        makeRole(connection, APPLICATION, "LOGIN");
        makeRole(connection, MONITOR, "LOGIN CONNECTION LIMIT 5 IN ROLE pg_monitor");
        makeRole(connection, TRAIL, "NOLOGIN ROLE " + OWNER);
        // Said again each time: an earlier version that ran in between forgets the passwords that it does not know.
        run(
                connection,
                "ALTER ROLE labra_owner PASSWORD '" + access.ownerPassword() + "'",
                "ALTER ROLE labra_app PASSWORD '" + access.applicationPassword() + "'",
                "ALTER ROLE labra_monitor PASSWORD '" + access.monitorPassword() + "'");
        if (isMissing(connection, "SELECT FROM pg_database WHERE datname = ?", NAME)) {
            run(connection, "CREATE DATABASE labra OWNER labra_owner");
        }
        if (!isMissing(connection, "SELECT FROM pg_roles WHERE rolname = ?", FORMER)) {
            takeOver(connection);
        }
        try (Connection inside = cluster.superuser(port, NAME).getConnection()) {
            run(
                    inside,
                    "REVOKE ALL ON DATABASE labra FROM PUBLIC",
                    "GRANT CONNECT ON DATABASE labra TO labra_app, labra_monitor",
                    "ALTER SCHEMA public OWNER TO labra_owner",
                    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                    "GRANT USAGE ON SCHEMA public TO labra_app, labra_monitor");
        }
    }

    /// What an earlier version made belongs to the schema's owner from now on.
    private void takeOver(Connection connection) throws SQLException {
        for (String database : databases(connection)) {
            try (Connection inside = cluster.superuser(port, database).getConnection()) {
                run(inside, "REASSIGN OWNED BY labra TO labra_owner", "DROP OWNED BY labra");
            }
        }
        run(connection, "DROP ROLE labra");
    }

    private static List<String> databases(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database WHERE datallowconn")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void makeRole(Connection connection, String name, String attributes) throws SQLException {
        if (isMissing(connection, "SELECT FROM pg_roles WHERE rolname = ?", name)) {
            run(connection, "CREATE ROLE " + name + " " + attributes);
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static boolean isMissing(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return !statement.executeQuery().next();
        }
    }
}
