package labra.registers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import labra.pages.Query;
import labra.registers.views.ListHabit;
import labra.web.Wire;
import labra.web.lists.PageRequest.Sort;

/// How a register is listed: its columns, the orders it can be read in, and the usual one.
public record ListLayout<T>(Class<T> type, List<Column<T>> columns, Map<String, Sort> sorts, String usualOrder) {

    /// Every field of a record that has a name on the wire is a column, and so is its id.
    public static <T> ListLayout<T> of(Class<T> type, Map<String, Sort> sorts, String usualOrder) {
        List<Column<T>> columns = new ArrayList<>();
        Wire.<T>fields(type).forEach(field -> columns.add(Column.of(field.name(), row -> Cell.of(field.of(row)))));
        Wire.Named<T> id = Wire.named(type, "id");
        columns.add(Column.<T>of("id", row -> Cell.of(id.of(row))).hidden());
        columns.replaceAll(column -> sorts.containsKey(column.name()) ? column.sorted(column.name()) : column);
        return new ListLayout<>(type, List.copyOf(columns), sorts, usualOrder);
    }

    /// The same with a column that is shown in another way.
    public ListLayout<T> showing(String name, Function<T, Cell> cell) {
        return changed(name, column -> column.showing(cell));
    }

    /// The same with columns that only those see who ask for them.
    public ListLayout<T> hiding(String... names) {
        ListLayout<T> table = this;
        for (String name : names) {
            table = table.changed(name, Column::hidden);
        }
        return table;
    }

    /// What a record's page tells: all but its title, which is the first column, and its id.
    List<Register.Fact> facts(T row) {
        return columns.stream()
                .skip(1)
                .filter(column -> !column.name().equals("id"))
                .map(column -> new Register.Fact(column.name(), column.cell().apply(row)))
                .toList();
    }

    private ListLayout<T> changed(String name, UnaryOperator<Column<T>> change) {
        return new ListLayout<>(
                type,
                columns.stream()
                        .map(column -> column.name().equals(name) ? change.apply(column) : column)
                        .toList(),
                sorts,
                usualOrder);
    }

    /// A file has every column, unless somebody chose some: what is exported here can be imported elsewhere.
    List<Column<T>> exported(Query query) {
        return query.all(Query.COLUMNS).isEmpty() ? columns : shown(query);
    }

    List<Column<T>> shown(Query query) {
        return shown(query, ListHabit.NONE);
    }

    List<Column<T>> shown(Query query, ListHabit habit) {
        List<String> asked = query.all(Query.COLUMNS);
        List<Column<T>> shown = columns.stream()
                .filter(column -> asked.isEmpty() ? usual(column, habit) : asked.contains(column.name()))
                .sorted(Comparator.comparingInt(column -> habit.place(column.name())))
                .toList();
        return shown.isEmpty() ? columns : shown;
    }

    boolean usual(Column<T> column, ListHabit habit) {
        return habit.columns().isEmpty() ? column.usual() : habit.names().contains(column.name());
    }
}
