package labra.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import org.postgresql.PGConnection;

/// What the same table takes without Labra: bare JDBC, no HTTP, no JSON, no token, the vehicle's id known.
record References(Database database, Dataset dataset) {
    private static final String COLUMNS =
            "(id, country, plate, plate_as_written, vehicle_id, officer_id, committed_at, comments, status, source, received_from, digest)";
    private static final String INSERT =
            "INSERT INTO fine " + COLUMNS + " VALUES (?, 'AR', ?, ?, ?, ?, ?, ?, 'ISSUED', 'API', '127.0.0.1', ?)";
    private static final int COPY_ROWS = 20_000;

    /// What one connection does again and again: rows written in one commit.
    private interface Work {
        int once(Connection connection, PreparedStatement insert, Rows rows) throws SQLException, IOException;
    }

    Rate oneRowPerCommit(int connections, Duration time) {
        return run(connections, time, (connection, insert, rows) -> {
            bind(insert, rows.next());
            return insert.executeUpdate();
        });
    }

    /// The same when the table neither keeps an audit trail nor announces: less than what Labra promises.
    Rate oneRowPerCommitUnaudited(int connections, Duration time) {
        database.run("ALTER TABLE fine DISABLE TRIGGER USER");
        try {
            return oneRowPerCommit(connections, time);
        } finally {
            database.run("ALTER TABLE fine ENABLE TRIGGER USER");
        }
    }

    Rate batchesPerCommit(int connections, int size, Duration time) {
        return run(connections, time, (connection, insert, rows) -> {
            connection.setAutoCommit(false);
            for (int i = 0; i < size; i++) {
                bind(insert, rows.next());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
            return size;
        });
    }

    Rate copy(int connections, Duration time) {
        return run(connections, time, (connection, insert, rows) -> {
            PGConnection postgres = connection.unwrap(PGConnection.class);
            postgres.getCopyAPI().copyIn("COPY fine " + COLUMNS + " FROM STDIN", new Tabbed(rows, COPY_ROWS));
            return COPY_ROWS;
        });
    }

    private Rate run(int connections, Duration time, Work work) {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            List<Callable<Outcome>> loops = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                loops.add(() -> loop(end, work));
            }
            Histogram micros = new Histogram(3);
            long done = 0;
            for (Future<Outcome> loop : threads.invokeAll(loops)) {
                micros.add(loop.get().micros());
                done += loop.get().rows();
            }
            return Rate.of(done, (System.nanoTime() - start) / 1e9, micros, 0);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Outcome(long rows, Histogram micros) {}

    private Outcome loop(long end, Work work) throws SQLException, IOException {
        Rows rows = new Rows(dataset);
        Histogram micros = new Histogram(3);
        long done = 0;
        try (Connection connection = database.connect("reWriteBatchedInserts", "true");
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (long now = System.nanoTime(); now < end; ) {
                done += work.once(connection, insert, rows);
                long after = System.nanoTime();
                micros.recordValue((after - now) / 1000);
                now = after;
            }
        }
        return new Outcome(done, micros);
    }

    private static void bind(PreparedStatement insert, Rows.Row row) throws SQLException {
        insert.setObject(1, row.id());
        insert.setString(2, row.plate());
        insert.setString(3, row.plate());
        insert.setLong(4, row.vehicle());
        insert.setLong(5, row.officer());
        insert.setObject(6, row.committedAt());
        insert.setString(7, row.comments());
        insert.setBytes(8, row.digest());
    }
}
