package labra.fines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Reads [Fines#COLUMNS] in their order: by place and without reflection, because a busy report reads so many. An
/// outer join's row of nothing is none.
public final class FineMapper implements RowMapper<@Nullable Fine> {
    @Override
    public @Nullable Fine map(ResultSet row, StatementContext context) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        if (id == null) {
            return null;
        }
        return new Fine(
                id,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, Long.class),
                row.getLong(6),
                instant(row, 7),
                instant(row, 8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                real(row, 13),
                real(row, 14),
                row.getString(15),
                FineStatus.valueOf(row.getString(16)),
                row.getString(17),
                row.getBytes(18),
                row.getInt(19),
                row.getString(20));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Double real(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
