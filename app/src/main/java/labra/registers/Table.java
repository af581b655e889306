package labra.registers;

import java.util.List;
import java.util.Map;
import labra.pages.Query;
import labra.web.PageRequest.Sort;

/// How a register is listed: its columns, the orders it can be read in, and the usual one.
public record Table<T>(Class<T> type, List<Column<T>> columns, Map<String, Sort> sorts, String usualOrder) {

    /// A file has every column, unless somebody chose some: what is exported here can be imported elsewhere.
    List<Column<T>> exported(Query query) {
        return query.all(Query.COLUMNS).isEmpty() ? columns : shown(query);
    }

    List<Column<T>> shown(Query query) {
        List<String> asked = query.all(Query.COLUMNS);
        List<Column<T>> shown = columns.stream()
                .filter(column -> asked.isEmpty() ? column.usual() : asked.contains(column.name()))
                .toList();
        return shown.isEmpty() ? columns : shown;
    }
}
