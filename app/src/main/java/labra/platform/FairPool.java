package labra.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/// The connections of a pool in the order in which they were asked for. The pool itself wakes all that wait whenever
/// one is given back: with hundreds of requests that is most of what a processor does.
final class FairPool implements ConnectionFactory {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DataSource pool;
    private final Semaphore turns;

    FairPool(DataSource pool, int connections) {
        this.pool = pool;
        this.turns = new Semaphore(connections, true);
    }

    @Override
    public Connection openConnection() throws SQLException {
        take();
        try {
            return pool.getConnection();
        } catch (SQLException | RuntimeException none) {
            turns.release();
            throw none;
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        try {
            connection.close();
        } finally {
            turns.release();
        }
    }

    int waiting() {
        return turns.getQueueLength();
    }

    private void take() throws SQLException {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLException("Acquisition timeout: " + waiting() + " others wait too");
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            throw new SQLException("Acquisition timeout: interrupted", over);
        }
    }
}
