package labra.simulate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the server holds, asked of its database by who may see everything and past the application.
record Held(List<Said> said, List<Lease> leases, List<Fine> fines, List<Ended> ended, Set<String> photos) {
    /// A signed word and where it is: `acta`, `quarantine`, `number_end` or `shift`.
    record Said(
            String device,
            long sequence,
            String hash,
            String place,
            String why,
            String series,
            long number,
            String fine) {}

    /// A block of numbers. From `returned` on, those of a closed one came back or were lost with their device.
    record Lease(String device, String series, long first, long last, long returned) {}

    /// A fine of a device, and whether its text is there.
    record Fine(String id, String number, boolean sealed) {}

    /// A number that the office declared lost.
    record Ended(String series, long number) {}

    static Held of(Connection database) throws SQLException {
        return new Held(
                rows(
                        database,
                        """
                        SELECT a.device_id::text, a.sequence, encode(a.hash, 'hex'), 'acta', coalesce(f.status, 'GONE'), s.prefix, a.number, a.fine_id::text
                        FROM acta a JOIN number_series s ON s.id = a.series_id LEFT JOIN fine f ON f.id = a.fine_id
                        UNION ALL
                        SELECT q.device_id::text, coalesce(q.sequence, 0), encode(q.hash, 'hex'), 'quarantine', q.why, coalesce(s.prefix, ''), coalesce(q.number, 0), ''
                        FROM quarantine q LEFT JOIN number_series s ON s.id = q.series_id
                        UNION ALL
                        SELECT e.device_id::text, e.sequence, encode(e.hash, 'hex'), 'number_end', e.end_state, s.prefix, e.number, ''
                        FROM number_end e JOIN number_series s ON s.id = e.series_id WHERE e.device_id IS NOT NULL
                        UNION ALL
                        SELECT h.device_id::text, h.sequence, encode(h.hash, 'hex'), 'shift', CASE WHEN h.matched_at IS NULL THEN '' ELSE 'MATCHED' END, '', 0, ''
                        FROM shift h
                        """,
                        row -> new Said(
                                row.getString(1),
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getLong(7),
                                row.getString(8))),
                rows(
                        database,
                        """
                        SELECT b.device_id::text, s.prefix, lower(b.numbers), upper(b.numbers) - 1, coalesce(b.returned_from, 0)
                        FROM number_block b JOIN number_series s ON s.id = b.series_id
                        """,
                        row -> new Lease(
                                row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5))),
                rows(database, """
                        SELECT f.id::text, coalesce(f.number, ''), EXISTS (SELECT FROM acta a WHERE a.fine_id = f.id) FROM fine f WHERE f.source = 'DEVICE'
                        """, row -> new Fine(row.getString(1), row.getString(2), row.getBoolean(3))),
                rows(database, """
                        SELECT s.prefix, e.number FROM number_end e JOIN number_series s ON s.id = e.series_id WHERE e.device_id IS NULL
                        """, row -> new Ended(row.getString(1), row.getLong(2))),
                Set.copyOf(rows(
                        database,
                        "SELECT encode(sha256, 'hex') FROM evidence WHERE lost_at IS NULL",
                        row -> row.getString(1))));
    }

    /// Reads one row.
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> rows(Connection database, String sql, Reader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    /// Takes a fine away behind the server's back, as nobody but the superuser could.
    static @Nullable String removeOne(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            try (ResultSet row = statement.executeQuery("""
                    WITH one AS (SELECT fine_id, hash FROM acta ORDER BY hash LIMIT 1),
                         fine AS (DELETE FROM fine WHERE id IN (SELECT fine_id FROM one)),
                         text AS (DELETE FROM acta WHERE fine_id IN (SELECT fine_id FROM one))
                    SELECT encode(hash, 'hex') FROM one
                    """)) {
                return row.next() ? row.getString(1) : null;
            } finally {
                statement.execute("RESET session_replication_role");
            }
        }
    }
}
