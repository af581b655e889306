package labra.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;

/// A database and how to enter it as its owner, or as the superuser.
record Database(String url, String user, String password, String superuserPassword) {
    Connection connect(String... parameters) throws SQLException {
        return open(url, user, password, parameters);
    }

    Connection superuser() throws SQLException {
        return open(url, "postgres", superuserPassword);
    }

    private static Connection open(String url, String user, String password, String... parameters) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        for (int i = 0; i < parameters.length; i += 2) {
            login.setProperty(parameters[i], parameters[i + 1]);
        }
        Connection connection = new Driver().connect(url, login);
        if (connection == null) {
            throw new SQLException(url);
        }
        return connection;
    }

    void run(String... statements) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> query(String sql) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
