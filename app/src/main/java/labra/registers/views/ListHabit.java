package labra.registers.views;

import java.util.List;

/// The columns, divided by commas, and the height of rows that a reader wants of a list.
public record ListHabit(String columns, boolean dense) {
    public static final ListHabit NONE = new ListHabit("", false);

    public List<String> names() {
        return columns.isEmpty() ? List.of() : List.of(columns.split(","));
    }

    public boolean any() {
        return dense || !columns.isEmpty();
    }
}
