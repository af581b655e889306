package labra.registers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements about one register's table that are asked of every such table: its records `R`, as written `N`.
public interface Rows<R extends Numbered, N> {
    Optional<R> find(long id);

    R add(N added);

    /// Changes the record if it still is of the expected version.
    Optional<R> change(long id, N wanted, @Nullable Integer expected);

    boolean remove(long id, @Nullable Integer expected);
}
