package labra.platform;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Streaming replicas for large reads. One is asked only when it has everything that was committed when the read began,
/// so nobody misses
/// what they, or anybody, just wrote; one that is away or behind is left alone for a while, and the primary asked. One
/// all of whose connections are busy is not waited for.
final class ReadReplicas implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReadReplicas.class);
    private static final Duration LEFT_ALONE_BEHIND = Duration.ofSeconds(1);
    private static final Duration LEFT_ALONE_AWAY = Duration.ofSeconds(5);
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration UNLOOKED_AT = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final String NOW = "SELECT pg_current_wal_flush_lsn()::text";
    private static final String HAS = "SELECT coalesce(pg_last_wal_replay_lsn() >= CAST(? AS pg_lsn), false)";

    private final List<Replica> replicas;
    private final Duration patience;
    private final AtomicInteger turn = new AtomicInteger();

    /// Where a replica is, and who enters, as at the primary.
    record Login(String url, String user, String password) {}

    private static final class Replica {
        private final String name;
        private final AgroalDataSource pool;
        private final Jdbi jdbi;
        private final Semaphore free;
        private volatile long leftAloneUntil = System.nanoTime();

        Replica(Login login, int connections, Function<AgroalDataSource, Jdbi> prepared) {
            this.name = login.url();
            this.pool = pool(login, connections);
            this.jdbi = prepared.apply(pool);
            this.free = new Semaphore(connections);
        }

        /// Takes one of its connections, which is to be given back, if it is there and has one.
        boolean taken() {
            return System.nanoTime() - leftAloneUntil >= 0 && free.tryAcquire();
        }

        void giveBack() {
            free.release();
        }

        void leaveAlone(Duration pause) {
            leftAloneUntil = System.nanoTime() + pause.toNanos();
        }
    }

    /// A read that a replica could not make; the primary will.
    private static final class Away extends RuntimeException {
        Away(Throwable cause) {
            super(cause);
        }
    }

    ReadReplicas(List<Login> logins, int connections, Duration patience, Function<AgroalDataSource, Jdbi> prepared) {
        this.patience = patience;
        this.replicas = logins.stream()
                .map(login -> new Replica(login, connections, prepared))
                .toList();
    }

    private static AgroalDataSource pool(Login login, int connections) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(connections)
                            .acquisitionTimeout(CONNECTING)
                            .exceptionSorter(ReadReplicas::isBroken)
                            .connectionValidator(ConnectionValidator.defaultValidator())
                            .idleValidationTimeout(UNLOOKED_AT)
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(login.url())
                                    .principal(new NamePrincipal(login.user()))
                                    .credential(new SimplePassword(login.password()))
                                    .jdbcProperty("connectTimeout", Long.toString(CONNECTING.toSeconds()))
                                    .jdbcProperty("logServerErrorDetail", "false")
                                    .jdbcProperty("readOnly", "true"))));
        } catch (SQLException failure) {
            throw new IllegalStateException("no pool for a replica", failure);
        }
    }

    /// The answer of a replica, or nothing where the primary has to give it. What is repeatable may be begun and given
    /// up.
    <T> Optional<T> read(Jdbi primary, boolean isRepeatable, Function<Handle, T> work) {
        Optional<Replica> chosen = next();
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        try {
            String committed = primary.withHandle(
                    handle -> handle.createQuery(NOW).mapTo(String.class).one());
            return ask(chosen.get(), committed, handle -> isRepeatable ? workOn(handle, work) : work.apply(handle));
        } finally {
            chosen.get().giveBack();
        }
    }

    @Override
    public void close() {
        replicas.forEach(replica -> replica.pool.close());
    }

    private Optional<Replica> next() {
        int first = replicas.isEmpty() ? 0 : Math.floorMod(turn.getAndIncrement(), replicas.size());
        for (int i = 0; i < replicas.size(); i++) {
            Replica replica = replicas.get((first + i) % replicas.size());
            if (replica.taken()) {
                return Optional.of(replica);
            }
        }
        return Optional.empty();
    }

    private <T> Optional<T> ask(Replica replica, String committed, Function<Handle, T> work) {
        try (Handle handle = replica.jdbi.open()) {
            if (!catchesUp(handle, committed)) {
                replica.leaveAlone(LEFT_ALONE_BEHIND);
                return Optional.empty();
            }
            return Optional.ofNullable(work.apply(handle));
        } catch (ConnectionException | Away away) {
            replica.leaveAlone(LEFT_ALONE_AWAY);
            LOG.warnf("A replica is away, the primary answers: %s", replica.name.replaceFirst("\\?.*", ""));
            LOG.debug("A replica is away", away);
            return Optional.empty();
        }
    }

    /// What is wrong with the question itself is wrong on the primary too.
    private static <T> T workOn(Handle handle, Function<Handle, T> work) {
        try {
            return work.apply(handle);
        } catch (JdbiException failure) {
            throw isOfTheReplica(failure) ? new Away(failure) : failure;
        }
    }

    private boolean catchesUp(Handle handle, String committed) {
        try {
            long until = System.nanoTime() + patience.toNanos();
            while (!handle.select(HAS, committed).mapTo(Boolean.class).one()) {
                if (System.nanoTime() - until >= 0) {
                    return false;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
            return true;
        } catch (JdbiException failure) {
            throw new Away(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// A connection that says so is thrown away. One that was ended by its server says it before it is closed.
    private static boolean isBroken(SQLException failure) {
        return new PostgreSQLExceptionSorter().isFatal(failure)
                || failure.getSQLState() != null && failure.getSQLState().startsWith("57P");
    }

    /// It ended, lost its connection, or had to choose between the primary's changes and this read (40001).
    private static boolean isOfTheReplica(JdbiException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said && said.getSQLState() != null) {
                return isBroken(said) || said.getSQLState().equals("40001");
            }
        }
        return false;
    }
}
