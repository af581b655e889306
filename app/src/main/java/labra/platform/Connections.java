package labra.platform;

import java.sql.Connection;
import java.sql.SQLException;

/// Lends connections, in auto-commit, to statements that run too often for anything above JDBC.
public interface Connections {
    <T> T connected(Statements<T> statements);

    /// Statements in plain JDBC.
    @FunctionalInterface
    interface Statements<T> {
        T on(Connection connection) throws SQLException;
    }
}
