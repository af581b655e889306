package labra.registers;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.pages.Form;
import labra.registers.views.ColumnWidth;
import labra.registers.views.ListHabit;
import labra.web.Fields;

/// The columns of a list while their reader arranges them, and the height of rows. `moved` is the one that was moved
/// last.
public record Arrangement(List<Placed> columns, boolean dense, String moved) {

    /// A column in its place.
    public record Placed(String name, boolean shown, ColumnWidth width) {}

    static Arrangement of(ListLayout<?> table, ListHabit habit) {
        List<Placed> columns = table.columns().stream()
                .sorted(Comparator.comparingInt(column -> habit.place(column.name())))
                .map(column -> new Placed(column.name(), usual(column, habit), habit.width(column.name())))
                .toList();
        return new Arrangement(columns, habit.dense(), "");
    }

    private static boolean usual(Column<?> column, ListHabit habit) {
        return habit.columns().isEmpty() ? column.usual() : habit.names().contains(column.name());
    }

    /// As a form says it; a column that it leaves out stands at the end.
    static Arrangement sent(ListLayout<?> table, MultivaluedMap<String, String> sent) {
        Form form = Form.sent(sent);
        List<String> shown = sent.getOrDefault("columna", List.of());
        List<String> known = table.columns().stream().map(Column::name).toList();
        Inputs inputs = new Inputs();
        known.forEach(name -> inputs.text("ancho-" + name));
        Fields fields = form.fields(inputs.all());
        List<Placed> columns = new ArrayList<>();
        Stream.concat(sent.getOrDefault("orden", List.of()).stream().filter(known::contains), known.stream())
                .distinct()
                .forEach(name -> {
                    var width =
                            fields.optional("ancho-" + name, Fields.choice(ColumnWidth.class, ColumnWidth::wireName));
                    ColumnWidth chosen = width.orNull();
                    columns.add(
                            new Placed(name, shown.contains(name), chosen == null ? ColumnWidth.AUTOMATIC : chosen));
                });
        fields.check();
        return new Arrangement(columns, form.is("densa", "si"), "")
                .moved(form.value("subir"), -1)
                .moved(form.value("bajar"), 1);
    }

    private Arrangement moved(String name, int by) {
        for (int i = 0; i < columns.size(); i++) {
            int to = i + by;
            if (columns.get(i).name().equals(name) && to >= 0 && to < columns.size()) {
                List<Placed> anew = new ArrayList<>(columns);
                anew.add(to, anew.remove(i));
                return new Arrangement(anew, dense, name);
            }
        }
        return this;
    }

    boolean hasMoved() {
        return !moved.isEmpty();
    }

    /// Whether it shows nothing, which is no list.
    public boolean empty() {
        return columns.stream().noneMatch(Placed::shown);
    }

    public ColumnWidth[] widths() {
        return ColumnWidth.values();
    }

    ListHabit habit() {
        return new ListHabit(
                columns.stream().filter(Placed::shown).map(Placed::name).collect(Collectors.joining(",")),
                dense,
                columns.stream()
                        .filter(column -> column.width() != ColumnWidth.AUTOMATIC)
                        .map(column -> column.name() + "=" + column.width().wireName())
                        .collect(Collectors.joining(",")));
    }
}
