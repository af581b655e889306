package labra.web.lists;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import labra.web.FieldError;
import labra.web.Refusal;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMappers;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/// A list that is filtered, sorted and paged by key: its pieces of SQL are constants of the code, its values always
/// bound.
public final class Listing {
    private static final int FETCHED = 1_000;
    /// PostgreSQL's `query_canceled`.
    private static final String CANCELED = "57014";

    private final String columns;
    private final String from;
    private final String id;
    private final String idType;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private boolean plannedAnew;

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

    /// The same, where some values are met by nearly every row and others by hardly any: how the rows are best found
    /// is planned anew for each value.
    public Listing whereUneven(String condition, String name, @Nullable Object value) {
        plannedAnew |= value != null;
        return where(condition, name, value);
    }

    /// Binds a value that the list's tables ask for.
    public Listing bound(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    public <T> Page<T> page(Handle handle, Class<T> type, PageRequest request) {
        Window<T> window = window(handle, type, request);
        return new Page<>(window.items(), window.next());
    }

    /// A page that knows the way back too.
    public <T> Window<T> window(Handle handle, Class<T> type, PageRequest request) {
        Query query = bound(handle, sql(request, "LIMIT :limit"), request).bind("limit", request.limit() + 1);
        List<String> cursors = new ArrayList<>();
        List<T> rows = refusingBadCursor(
                request,
                () -> query.map(new Placed<>(mapper(handle, type), request, cursors))
                        .list());
        boolean more = rows.size() > request.limit();
        int size = Math.min(rows.size(), request.limit());
        return window(rows.subList(0, size), cursors.subList(0, size), more, request);
    }

    /// Reads rows and notes where each stands. What reads them is made once for each question, not for each row.
    private record Placed<T>(RowMapper<T> mapper, PageRequest request, List<String> cursors) implements RowMapper<T> {
        @Override
        public T map(ResultSet row, StatementContext context) throws SQLException {
            cursors.add(request.cursor(row.getString("sort_key"), row.getString("sort_id")));
            return mapper.map(row, context);
        }

        @Override
        public RowMapper<T> specialize(ResultSet row, StatementContext context) throws SQLException {
            return new Placed<>(mapper.specialize(row, context), request, cursors);
        }
    }

    private static <T> Window<T> window(List<T> rows, List<String> cursors, boolean more, PageRequest request) {
        if (rows.isEmpty()) {
            return new Window<>(List.of(), null, null);
        }
        if (request.backwards()) {
            return new Window<>(List.copyOf(rows.reversed()), more ? cursors.getLast() : null, cursors.getFirst());
        }
        return new Window<>(
                List.copyOf(rows),
                request.after() == null ? null : cursors.getFirst(),
                more ? cursors.getLast() : null);
    }

    /// The row of the list with this id.
    public <T> Optional<T> find(Handle handle, Class<T> type, Object key) {
        where(id + " = :key", "key", key);
        return handle.createQuery("SELECT " + columns + " FROM " + from + " WHERE " + String.join(" AND ", conditions))
                .bindMap(values)
                .map(mapper(handle, type))
                .findOne();
    }

    /// How many rows there are, counted to `most` at the most; none when that takes longer than `patience`.
    public OptionalLong count(Handle handle, int most, Duration patience) {
        String sql = "SELECT count(*) FROM (SELECT FROM " + from + where(conditions) + " LIMIT :most) AS counted";
        try {
            return handle.inTransaction(reading -> {
                reading.execute("SET LOCAL statement_timeout = " + patience.toMillis());
                return OptionalLong.of(prepared(reading, sql)
                        .bind("most", most)
                        .mapTo(Long.class)
                        .one());
            });
        } catch (UnableToExecuteStatementException failure) {
            if (failure.getCause() instanceof SQLException sqlFailure && CANCELED.equals(sqlFailure.getSQLState())) {
                return OptionalLong.empty();
            }
            throw failure;
        }
    }

    /// Hands over every row in the request's order, a few at a time however long the list.
    public <T> void each(Handle handle, Class<T> type, PageRequest request, Consumer<T> work) {
        handle.useTransaction(reading -> {
            try (Stream<T> rows =
                    bound(reading, sql(request, ""), request)
                            .setFetchSize(FETCHED)
                            .map(mapper(reading, type))
                            .stream()) {
                rows.forEach(work);
            }
        });
    }

    private static <T> RowMapper<T> mapper(Handle handle, Class<T> type) {
        return handle.getConfig(RowMappers.class).findFor(type).orElseThrow();
    }

    private Query bound(Handle handle, String sql, PageRequest request) {
        Query query = prepared(handle, sql);
        if (request.after() != null) {
            query.bind("afterKey", request.after().key())
                    .bind("afterId", request.after().id());
        }
        return query;
    }

    private Query prepared(Handle handle, String sql) {
        Query query = handle.createQuery(sql).bindMap(values);
        if (plannedAnew) {
            query.addCustomizer(new PlannedAnew());
        }
        return query;
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /// A statement that the server keeps gets one plan for all values after a while.
    private static final class PlannedAnew implements StatementCustomizer {
        @Override
        public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
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

    private String sql(PageRequest request, String limit) {
        List<String> all = new ArrayList<>(conditions);
        String key = request.sort().expression();
        boolean falling = request.descending() != request.backwards();
        String direction = falling ? "DESC" : "ASC";
        if (request.after() != null) {
            all.add("(%s, %s) %s (:afterKey::%s, :afterId::%s)"
                    .formatted(key, id, falling ? "<" : ">", request.sort().type(), idType));
        }
        return "SELECT %s, %s::text AS sort_key, %s AS sort_id FROM %s%s ORDER BY %s %s, %s %s %s"
                .formatted(columns, key, id, from, where(all), key, direction, id, direction, limit);
    }
}
