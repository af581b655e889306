package labra.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a cluster holds, after every page of its tables and indexes was read and found sound by PostgreSQL's own
/// amcheck: rows by table, the version of the schema, and the identifier that a cluster bears from its making on.
public record Inspection(String cluster, String schema, SortedMap<String, Long> rows) {
    private static final String DAMAGED = """
            SELECT format('%s: %s', c.oid::regclass, d.msg)
            FROM pg_class c, LATERAL verify_heapam(c.oid, check_toast => true) d
            WHERE c.relkind IN ('r', 'm') AND c.relpersistence = 'p'
            LIMIT 5
            """;

    /// Raises an error at the first index that does not lead to every row of its table.
    private static final String INDEXES = """
            SELECT bt_index_check(i.indexrelid, heapallindexed => true)
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
            WHERE a.amname = 'btree' AND i.indisvalid AND c.relkind = 'i' AND c.relpersistence = 'p'
            """;

    private static final String TABLES = """
            SELECT quote_ident(relname) FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
            """;

    /// Reads everything. What amcheck needs is taken back: the cluster is left as it was.
    public static Inspection of(LiveCluster cluster) throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE SCHEMA labra_inspection");
            statement.execute("CREATE EXTENSION amcheck SCHEMA labra_inspection");
            statement.execute("SET LOCAL search_path = labra_inspection, public");
            statement.execute("SET LOCAL enable_indexonlyscan = off");
            List<String> damages = texts(statement, DAMAGED);
            if (!damages.isEmpty()) {
                throw new SQLException(String.join("\n", damages));
            }
            statement.execute(INDEXES);
            Inspection found = new Inspection(identifier(statement), schema(statement), rows(statement));
            connection.rollback();
            return found;
        }
    }

    /// The identifier alone, which reads no table.
    public static String identifierOf(LiveCluster cluster) throws SQLException {
        try (Connection connection = cluster.connect();
                Statement statement = connection.createStatement()) {
            return identifier(statement);
        }
    }

    private static String identifier(Statement statement) throws SQLException {
        return texts(statement, "SELECT system_identifier FROM pg_control_system()")
                .getFirst();
    }

    /// Empty where no schema was made yet.
    private static String schema(Statement statement) throws SQLException {
        if (texts(statement, "SELECT 1 WHERE to_regclass('flyway_schema_history') IS NOT NULL")
                .isEmpty()) {
            return "";
        }
        return texts(statement, """
                SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL
                ORDER BY string_to_array(version, '.')::integer[] DESC LIMIT 1
                """).stream().findFirst().orElse("");
    }

    private static SortedMap<String, Long> rows(Statement statement) throws SQLException {
        SortedMap<String, Long> rows = new TreeMap<>();
        for (String table : texts(statement, TABLES)) {
            rows.put(
                    table,
                    Long.valueOf(
                            texts(statement, "SELECT count(*) FROM " + table).getFirst()));
        }
        return rows;
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }
}
