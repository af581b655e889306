package labra.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the database holds of what the clients wrote, asked past the application.
record Held(Map<String, List<String>> fines, Map<String, Integer> persons, Map<String, String> colors) {
    static Held of(Ground ground) throws SQLException {
        Map<String, List<String>> fines = new HashMap<>();
        Map<String, Integer> persons = new HashMap<>();
        Map<String, String> colors = new HashMap<>();
        try (Connection connection = ground.superuser();
                Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery("SELECT comments, id::text FROM fine WHERE comments LIKE 'caos %'")) {
                while (row.next()) {
                    fines.computeIfAbsent(row.getString(1).substring(Loader.MARK.length()), _ -> new ArrayList<>())
                            .add(row.getString(2));
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT email FROM person WHERE email LIKE 'registrar-%'")) {
                while (row.next()) {
                    persons.merge(row.getString(1), 1, Integer::sum);
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT plate, color FROM vehicle WHERE plate LIKE 'RG%'")) {
                while (row.next()) {
                    colors.put(row.getString(1), row.getString(2));
                }
            }
        }
        return new Held(fines, persons, colors);
    }

    /// Takes a fine away behind the application's back.
    static String removeOne(Ground ground) throws SQLException {
        try (Connection connection = ground.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            try (ResultSet row = statement.executeQuery(
                    "DELETE FROM fine WHERE id = (SELECT min(id::text)::uuid FROM fine WHERE comments LIKE 'caos %') RETURNING id::text")) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
