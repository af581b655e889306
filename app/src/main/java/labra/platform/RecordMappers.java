package labra.platform;

import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// Makes records of rows, column by component. How the two fit is found out by reflection, which costs more than a
/// small question to the database: it is done once for each record and list of columns.
final class RecordMappers implements RowMapperFactory {
    private final Map<Type, RowMapper<?>> mappers = new ConcurrentHashMap<>();

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        return type instanceof Class<?> maker && maker.isRecord()
                ? Optional.of(mappers.computeIfAbsent(type, _ -> new Known<>(ConstructorMapper.of(maker))))
                : Optional.empty();
    }

    private record Known<T>(RowMapper<T> mapper, Map<List<String>, RowMapper<T>> fitted) implements RowMapper<T> {
        Known(RowMapper<T> mapper) {
            this(mapper, new ConcurrentHashMap<>());
        }

        @Override
        public T map(ResultSet row, StatementContext context) throws SQLException {
            return specialize(row, context).map(row, context);
        }

        @Override
        public RowMapper<T> specialize(ResultSet row, StatementContext context) throws SQLException {
            List<String> columns = columns(row);
            RowMapper<T> known = fitted.get(columns);
            if (known == null) {
                known = mapper.specialize(row, context);
                fitted.put(columns, known);
            }
            return known;
        }

        private static List<String> columns(ResultSet row) throws SQLException {
            var about = row.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                columns.add(about.getColumnLabel(i));
            }
            return columns;
        }
    }
}
