package labra.registers;

import java.util.Optional;
import labra.registers.changes.Numbered;
import org.jspecify.annotations.Nullable;

/// The SQL statements that every register has for its table; `R` is a record as read, `N` as written.
public interface RegisterRows<R extends Numbered, N> {
    Optional<R> find(long id);

    R add(N added);

    /// Changes the record if it still is of the expected version.
    Optional<R> change(long id, N wanted, @Nullable Integer expected);

    boolean remove(long id, @Nullable Integer expected);
}
