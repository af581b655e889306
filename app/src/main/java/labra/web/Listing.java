package labra.web;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/// A list that is filtered, sorted and paged by key: its pieces of SQL are constants of the code, its values always
/// bound.
public final class Listing {
    private final String columns;
    private final String from;
    private final String id;
    private final String idType;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /// The list of `SELECT columns FROM from`, told apart by the unique column `id`.
    public Listing(String columns, String from, String id, String idType) {
        this.columns = columns;
        this.from = from;
        this.id = id;
        this.idType = idType;
    }

    /// Keeps the rows that meet the condition on the value; without a value, all.
    public Listing where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    public <T> Page<T> page(Handle handle, Class<T> type, PageRequest request) {
        RowMapper<T> mapper = ConstructorMapper.of(type);
        Query query = handle.createQuery(sql(request)).bindMap(values).bind("limit", request.limit() + 1);
        if (request.after() != null) {
            query.bind("afterKey", request.after().key())
                    .bind("afterId", request.after().id());
        }
        List<String> cursors = new ArrayList<>();
        List<T> rows = refusingBadCursor(
                request,
                () -> query.map((rs, context) -> {
                            cursors.add(request.cursor(rs.getString("sort_key"), rs.getString("sort_id")));
                            return mapper.map(rs, context);
                        })
                        .list());
        boolean more = rows.size() > request.limit();
        return more
                ? new Page<>(List.copyOf(rows.subList(0, request.limit())), cursors.get(request.limit() - 1))
                : new Page<>(rows, null);
    }

    /// A cursor that somebody made up may not fit the column's type: PostgreSQL's class 22, bad data.
    private static <T> T refusingBadCursor(PageRequest request, Supplier<T> work) {
        try {
            return work.get();
        } catch (UnableToExecuteStatementException failure) {
            if (request.after() != null
                    && failure.getCause() instanceof SQLException sql
                    && sql.getSQLState().startsWith("22")) {
                throw Refusal.of(List.of(new FieldError("cursor", "field.not-a-cursor")));
            }
            throw failure;
        }
    }

    private String sql(PageRequest request) {
        List<String> all = new ArrayList<>(conditions);
        String key = request.sort().expression();
        String direction = request.descending() ? "DESC" : "ASC";
        if (request.after() != null) {
            all.add("(%s, %s) %s (:afterKey::%s, :afterId::%s)"
                    .formatted(
                            key,
                            id,
                            request.descending() ? "<" : ">",
                            request.sort().type(),
                            idType));
        }
        String where = all.isEmpty() ? "" : "WHERE " + String.join(" AND ", all);
        return "SELECT %s, %s::text AS sort_key, %s AS sort_id FROM %s %s ORDER BY %s %s, %s %s LIMIT :limit"
                .formatted(columns, key, id, from, where, key, direction, id, direction);
    }
}
