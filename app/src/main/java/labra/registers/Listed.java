package labra.registers;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import labra.pages.Query;
import labra.pages.Words;
import labra.registers.views.ColumnWidth;
import labra.registers.views.ListDesk;
import labra.registers.views.SavedView;
import labra.web.FieldError;
import labra.web.Messages;
import labra.web.lists.Window;
import org.jspecify.annotations.Nullable;

/// A list as its page shows it: headings, rows, ways on and back.
public record Listed(
        String path,
        String subject,
        Query query,
        List<Heading> headings,
        List<Choice> choices,
        List<Row> rows,
        @Nullable String next,
        @Nullable String previous,
        int first,
        Rights rights,
        @Nullable String note,
        Complaint complaint,
        ListDesk desk) {

    /// What the reader may do with the register.
    public record Rights(
            boolean write,
            boolean export,
            List<String> bulk,
            @Nullable String bulkHistory) {
        static Rights of(Register<?, ?> register, labra.access.Rights reader) {
            return new Rights(
                    reader.may(register.right("write")),
                    reader.may(register.right("export")),
                    register.bulkOffers().stream()
                            .filter(offer -> reader.may(offer.right()))
                            .map(BulkAction.Offer::name)
                            .toList(),
                    register.bulkHistory()
                            .filter(offer -> reader.may(offer.right()))
                            .map(BulkAction.Offer::name)
                            .orElse(null));
        }
    }

    /// A column's head: the address that sorts by it, how it sorts now (`ascending`, `descending` or not), and the
    /// width that its reader chose.
    public record Heading(
            String name, @Nullable String href, @Nullable String order, ColumnWidth width) {
        /// Nothing for a column as wide as it happens to be.
        public String style() {
            return width == ColumnWidth.AUTOMATIC ? "" : "width-" + width.wireName();
        }
    }

    /// A column that may be shown or not.
    public record Choice(String name, boolean shown, boolean usual) {}

    /// A record: its place, title and values.
    public record Row(String id, String href, String title, List<Cell> cells) {}

    /// What is wrong with the query; who is still typing has done nothing wrong.
    public record Complaint(List<String> lines, boolean typing) {
        static final Complaint NONE = new Complaint(List.of(), false);

        static Complaint of(List<FieldError> errors, Locale locale) {
            List<String> lines = errors.stream()
                    .map(error -> Words.named(locale, error.field()) + ": "
                            + Messages.text(locale, error.key(), error.arguments()))
                    .toList();
            return new Complaint(
                    lines, errors.stream().allMatch(error -> error.key().equals("field.too-short")));
        }
    }

    static <T> Listed of(
            Register<T, ?> register, Query query, Window<T> window, Rights rights, Complaint complaint, ListDesk desk) {
        ListLayout<T> table = register.table();
        List<Column<T>> shown = table.shown(query, desk.habit());
        String base = register.place();
        int size = window.items().size();
        int first = window.previous() == null ? 1 : query.first(size);
        return new Listed(
                base,
                register.subject(),
                query,
                shown.stream()
                        .map(column ->
                                heading(column, table, query, desk.habit().width(column.name())))
                        .toList(),
                table.columns().stream()
                        .map(column ->
                                new Choice(column.name(), shown.contains(column), table.usual(column, desk.habit())))
                        .toList(),
                window.items().stream().map(row -> row(register, shown, row)).toList(),
                query.on(window.next(), first == 0 ? 0 : first + size),
                query.back(window.previous(), first),
                first,
                rights,
                register.note(query).orElse(null),
                complaint,
                desk);
    }

    /// Whether a column holds numbers, which stand one under the other.
    public boolean numeric(int column) {
        return rows.stream().anyMatch(row -> row.cells().get(column).counted());
    }

    public boolean shows(SavedView view) {
        return query.atStart().means(Query.parse(view.at(path)));
    }

    public String searchHint() {
        return subject + "-search";
    }

    /// The number of the last row of this page.
    public int last() {
        return first + rows.size() - 1;
    }

    /// Where the rows of the whole list are counted.
    public String total() {
        return query.atStart()
                .without(Set.of("limite", "orden"))
                .at(path + "/total")
                .address();
    }

    public String start() {
        return query.atStart().address();
    }

    /// Where the same rows are had as a file.
    public String export(String format) {
        return query.atStart()
                .without(Set.of("limite"))
                .at(path + "/exportar")
                .with(Query.FORMAT, format)
                .address();
    }

    private static <T> Heading heading(Column<T> column, ListLayout<T> table, Query query, ColumnWidth width) {
        String sort = column.sort();
        if (sort == null) {
            return new Heading(column.name(), null, null, width);
        }
        String asked = query.value("orden");
        String order = asked.isEmpty() ? table.usualOrder() : asked;
        boolean ascending = order.equals(sort);
        boolean descending = order.equals("-" + sort);
        return new Heading(
                column.name(),
                query.atStart().with("orden", ascending ? "-" + sort : sort).address(),
                ascending ? "ascending" : descending ? "descending" : null,
                width);
    }

    /// What stands first leads to the record and nowhere else.
    private static <T> Row row(Register<T, ?> register, List<Column<T>> shown, T row) {
        Register.Entry entry = register.entry(row);
        return new Row(
                entry.id(),
                register.place(entry.id()),
                entry.title(),
                shown.stream()
                        .map(column -> column.equals(shown.getFirst())
                                ? column.cell().apply(row).plain()
                                : column.cell().apply(row))
                        .toList());
    }
}
