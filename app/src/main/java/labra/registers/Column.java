package labra.registers;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A column of a list: its name in addresses and in the bundle, the order it offers, whether it shows unasked.
public record Column<T>(
        String name, boolean usual, @Nullable String sort, Function<T, Cell> cell) {

    public static <T> Column<T> of(String name, Function<T, Cell> cell) {
        return new Column<>(name, true, null, cell);
    }

    public Column<T> sorted(String sort) {
        return new Column<>(name, usual, sort, cell);
    }

    Column<T> showing(Function<T, Cell> cell) {
        return new Column<>(name, usual, sort, cell);
    }

    /// Only shown to who asks for it.
    public Column<T> hidden() {
        return new Column<>(name, false, sort, cell);
    }
}
