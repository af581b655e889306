package labra.trail;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the log row by row in its order, without holding more than some of them.
final class TrailReader {
    /// A row may tell of thousands of fines.
    private static final int HELD = 20;
    private static final int SALT = 36;

    private static final String TOLD = """
            id, at, actor, address, session, action, subject, subject_id, salt, before::text, after::text, contents,
            leaves, forgotten,
                   CASE WHEN subject = 'fine' THEN jsonb_populate_record(NULL::fine, before)::text END,
                   CASE WHEN subject = 'fine' THEN jsonb_populate_record(NULL::fine, after)::text END
            """;

    private static final String ROWS = "SELECT first_leaf, audit_id, " + TOLD
            + " FROM log_entry LEFT JOIN audit ON id = audit_id WHERE first_leaf >= ? ORDER BY first_leaf";

    private static final String LATEST = "SELECT NULL::bigint, NULL::bigint, " + TOLD + """
             FROM audit
            WHERE id > coalesce((SELECT settled_id FROM log_checkpoint ORDER BY size DESC LIMIT 1), 0)
              AND NOT EXISTS (SELECT FROM log_entry WHERE audit_id = audit.id)
            ORDER BY id
            """;

    private final Connection connection;

    TrailReader(Connection connection) {
        this.connection = connection;
    }

    /// What is done with each row.
    @FunctionalInterface
    interface Each {
        void take(long firstLeaf, long auditId, TrailRow row);
    }

    void read(long from, Each each, Fold fold) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setLong(1, from);
            statement.setFetchSize(HELD);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long firstLeaf = rows.getLong(1);
                    long auditId = rows.getLong(2);
                    if (rows.getObject(3) == null) {
                        throw new Divergence("missing", auditId, firstLeaf);
                    }
                    TrailRow row = row(rows);
                    each.take(firstLeaf, auditId, row);
                    tell(row, rows.getString(17), rows.getString(18), fold);
                }
            }
        }
        latest(fold);
    }

    /// What was told in the last moment and is not in the log yet: the tables have it already, where somebody works in
    /// them.
    private void latest(Fold fold) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setFetchSize(HELD);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tell(row(rows), rows.getString(17), rows.getString(18), fold);
                }
            }
        }
    }

    /// What a row tells of each record: a fine's as PostgreSQL writes a row, whichever way the trail has it.
    private static void tell(TrailRow row, @Nullable String before, @Nullable String after, Fold fold) {
        if (row.forgotten() != null && row.says()) {
            throw new Divergence("leaf", row.id(), row.at(), row.actor(), row.subject());
        }
        if (row.action().equals(Forgotten.ACTION)) {
            fold.forgotten().told(row);
        } else if (row.forgotten() != null) {
            fold.forgotten().found(row.id(), 1);
        } else if (row.contents() != null) {
            for (int i = 0; i < row.contents().size(); i++) {
                String said = row.contents().get(i);
                if (said.startsWith(TrailRow.FORGOTTEN)) {
                    fold.forgotten().found(row.id(), i + 1);
                    continue;
                }
                String image = said.substring(SALT);
                boolean removed = row.action().equals("DELETE");
                fold.take(row, removed ? image : null, removed ? null : image);
            }
        } else if (row.subject().equals(TrailImage.AS_ROW)) {
            fold.take(row, before, after);
        } else {
            fold.take(row, row.before(), row.after());
        }
    }

    private static TrailRow row(ResultSet rows) throws SQLException {
        return new TrailRow(
                rows.getLong(3),
                rows.getObject(4, OffsetDateTime.class).toInstant(),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                rows.getString(8),
                rows.getString(9),
                rows.getString(10),
                rows.getObject(11, UUID.class),
                rows.getString(12),
                rows.getString(13),
                list(rows.getArray(14)),
                rows.getBytes(15),
                rows.getBytes(16));
    }

    private static @Nullable List<String> list(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }
}
