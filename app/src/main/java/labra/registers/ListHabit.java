package labra.registers;

import java.util.List;

/// The columns, divided by commas, and the height of rows that a reader wants of a list.
public record ListHabit(String columns, boolean dense) {
    static final ListHabit NONE = new ListHabit("", false);

    List<String> names() {
        return columns.isEmpty() ? List.of() : List.of(columns.split(","));
    }

    public boolean any() {
        return dense || !columns.isEmpty();
    }
}
