package labra.registers.views;

import java.util.List;
import java.util.stream.Stream;

/// What a reader wants of a list: the columns in their order and the widths of some, each divided by commas, and the
/// height of rows.
public record ListHabit(String columns, boolean dense, String widths) {
    public static final ListHabit NONE = new ListHabit("", false, "");

    public List<String> names() {
        return columns.isEmpty() ? List.of() : List.of(columns.split(","));
    }

    /// Where a column stands; one that it does not name stands after the others.
    public int place(String column) {
        int place = names().indexOf(column);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    public ColumnWidth width(String column) {
        List<String> chosen = List.of(widths.split(","));
        return Stream.of(ColumnWidth.values())
                .filter(width -> chosen.contains(column + "=" + width.wireName()))
                .findFirst()
                .orElse(ColumnWidth.AUTOMATIC);
    }

    public boolean any() {
        return !equals(NONE);
    }
}
