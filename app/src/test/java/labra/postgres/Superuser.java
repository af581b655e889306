package labra.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

/// Enters the tests' own database as PostgreSQL's superuser, for what the application may not do.
public final class Superuser {
    static final String PASSWORD = "test.superuser.password";

    private Superuser() {}

    public static Connection connection() throws SQLException {
        return DriverManager.getConnection(url(), Cluster.SUPERUSER, password());
    }

    public static void run(String... statements) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public static String url() {
        return ConfigProvider.getConfig().getValue("quarkus.flyway.jdbc-url", String.class);
    }

    public static String name() {
        return Cluster.SUPERUSER;
    }

    public static String password() {
        return ConfigProvider.getConfig().getValue(PASSWORD, String.class);
    }
}
