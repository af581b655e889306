package labra.platform;

import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// The connection that one busy thread keeps to itself: out of a pool it would get now this one, now that one, and
/// PostgreSQL would run the same statement in processes whose caches are cold. After a failure it takes another one.
public final class KeptConnection implements Connections, AutoCloseable {
    private final Jdbi jdbi;
    private @Nullable Handle handle;

    KeptConnection(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public synchronized <T> T connected(Statements<T> statements) {
        try {
            Handle open = handle == null ? jdbi.open() : handle;
            handle = open;
            return statements.on(open.getConnection());
        } catch (SQLException failure) {
            try {
                close();
            } catch (JdbiException brokenToo) {
                failure.addSuppressed(brokenToo);
            }
            throw new ConnectionException(failure);
        }
    }

    @Override
    public synchronized void close() {
        Handle open = handle;
        handle = null;
        if (open != null) {
            open.close();
        }
    }
}
