package labra.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import labra.postgres.DatabaseAddress;
import labra.postgres.Standby;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Large reads go to a real streaming replica of the embedded PostgreSQL, and nobody misses what was just written.
class ReadReplicasTest {
    private static final Function<Handle, Boolean> ON_REPLICA = handle ->
            handle.select("SELECT pg_is_in_recovery()").mapTo(Boolean.class).one();
    private static final Function<Handle, Integer> COUNT = handle ->
            handle.select("SELECT count(*) FROM written").mapTo(Integer.class).one();

    @TempDir
    static Path folder;

    private static Standby standby;
    private static Jdbi primary;

    @BeforeAll
    static void a_primary_and_its_replica() throws Exception {
        standby = Standby.under(folder);
        DatabaseAddress address = standby.primary();
        primary = Jdbi.create(address.jdbcUrl(), address.user(), address.password());
        standby.onPrimary("CREATE TABLE written (id int)");
        standby.onPrimary("GRANT SELECT, INSERT ON written TO labra_app");
    }

    @AfterAll
    static void stopped() {
        standby.close();
    }

    @Test
    void a_read_is_of_the_replica() throws Exception {
        until(() -> replicas("PT1S").read(primary, true, ON_REPLICA).equals(Optional.of(true)));
    }

    @Test
    void who_wrote_reads_it() {
        ReadReplicas replicas = replicas("PT5S");
        int before = primary.withHandle(COUNT::apply);
        AtomicInteger aside = new AtomicInteger();
        IntStream.rangeClosed(1, 200).forEach(i -> {
            primary.useHandle(handle -> handle.execute("INSERT INTO written VALUES (?)", i));
            replicas.read(primary, true, COUNT).ifPresent(seen -> {
                aside.incrementAndGet();
                assertThat(seen).isEqualTo(before + i);
            });
        });
        assertThat(aside).as("and not by the primary alone").hasValueGreaterThan(150);
    }

    @Test
    void a_replica_that_is_behind_is_left_alone() throws Exception {
        ReadReplicas replicas = replicas("PT0.05S");
        until(() -> replicas.read(primary, true, ON_REPLICA).isPresent());
        standby.run("SELECT pg_wal_replay_pause()");
        try {
            primary.useHandle(handle -> handle.execute("INSERT INTO written VALUES (0)"));
            assertThat(replicas.read(primary, true, COUNT))
                    .as("the primary is to answer")
                    .isEmpty();
            AtomicInteger asked = new AtomicInteger();
            for (int i = 0; i < 20; i++) {
                assertThat(replicas.read(counted(asked), true, COUNT)).isEmpty();
            }
            assertThat(asked).as("nobody waits again, but for one a second").hasValueLessThan(10);
        } finally {
            standby.run("SELECT pg_wal_replay_resume()");
        }
        until(() -> replicas.read(primary, true, ON_REPLICA).isPresent());
    }

    @Test
    void a_replica_that_died_is_left_alone_and_comes_back() throws Exception {
        ReadReplicas replicas = replicas("PT1S");
        until(() -> replicas.read(primary, true, ON_REPLICA).isPresent());
        standby.stopReplica();
        try {
            assertThat(replicas.read(primary, true, ON_REPLICA)).isEmpty();
            AtomicInteger asked = new AtomicInteger();
            assertThat(replicas.read(counted(asked), true, ON_REPLICA)).isEmpty();
            assertThat(asked).as("it is left alone").hasValue(0);
        } finally {
            standby.startReplica();
        }
        until(() -> replicas.read(primary, true, ON_REPLICA).isPresent());
        for (int i = 0; i < 10; i++) {
            assertThat(replicas.read(primary, true, ON_REPLICA))
                    .as("no connection of before is left")
                    .contains(true);
        }
    }

    @Test
    void one_that_is_busy_is_not_waited_for_and_not_away() throws Exception {
        ReadReplicas replicas = replicas("PT1S");
        until(() -> replicas.read(primary, true, ON_REPLICA).isPresent());
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch enough = new CountDownLatch(1);
        try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                readers.submit(() -> replicas.read(primary, true, handle -> {
                    both.countDown();
                    return waited(enough);
                }));
            }
            assertThat(waited(both)).isTrue();
            AtomicInteger asked = new AtomicInteger();
            assertThat(replicas.read(counted(asked), true, ON_REPLICA))
                    .as("the primary answers")
                    .isEmpty();
            assertThat(asked).as("nobody waits for its connections").hasValue(0);
            enough.countDown();
        }
        assertThat(replicas.read(primary, true, ON_REPLICA)).contains(true);
    }

    @Test
    void a_connection_that_was_ended_is_thrown_away() throws Exception {
        ReadReplicas replicas = replicas("PT1S");
        until(() -> replicas.read(primary, true, ON_REPLICA).isPresent());
        assertThatThrownBy(() -> replicas.read(
                        primary,
                        false,
                        handle -> handle.select("SELECT pg_terminate_backend(pg_backend_pid())")
                                .mapTo(Boolean.class)
                                .one()))
                .isInstanceOf(JdbiException.class);
        for (int i = 0; i < 4; i++) {
            assertThat(replicas.read(primary, true, ON_REPLICA)).contains(true);
        }
    }

    @Test
    void its_connections_end_with_it() throws Exception {
        ReadReplicas replicas = replicas("PT1S");
        until(() -> replicas.read(primary, true, ON_REPLICA).isPresent());
        replicas.close();
        assertThat(replicas.read(primary, true, ON_REPLICA)).isEmpty();
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void a_read_that_loses_its_replica_is_made_again_where_it_may() throws Exception {
        ReadReplicas replicas = replicas("PT1S");
        until(() -> replicas.read(primary, true, ON_REPLICA).isPresent());
        Function<Handle, Boolean> killed = handle -> handle.select("SELECT pg_terminate_backend(pg_backend_pid())")
                .mapTo(Boolean.class)
                .one();
        assertThatThrownBy(() -> replicas.read(primary, false, killed)).isInstanceOf(JdbiException.class);
        assertThat(replicas.read(primary, true, killed)).isEmpty();
    }

    @Test
    void a_wrong_question_is_wrong() throws Exception {
        ReadReplicas replicas = replicas("PT1S");
        until(() -> replicas.read(primary, true, ON_REPLICA).isPresent());
        assertThatThrownBy(() -> replicas.read(
                        primary,
                        true,
                        handle -> handle.select("SELECT nothing")
                                .mapTo(String.class)
                                .one()))
                .isInstanceOf(JdbiException.class);
        assertThat(replicas.read(primary, true, ON_REPLICA))
                .as("it is not the replica's fault")
                .contains(true);
        assertThatThrownBy(
                        () -> replicas.read(primary, true, handle -> handle.execute("INSERT INTO written VALUES (1)")))
                .as("a replica takes no writes")
                .isInstanceOf(JdbiException.class);
    }

    @Test
    void of_several_the_next_one_is_asked() throws Exception {
        DatabaseAddress address = standby.primary();
        String nobody = "jdbc:postgresql://127.0.0.1:1/labra";
        ReadReplicas replicas = new ReadReplicas(
                List.of(
                        new ReadReplicas.Login(nobody, address.user(), address.password()),
                        new ReadReplicas.Login(standby.url(), address.user(), address.password())),
                2,
                Duration.ofSeconds(1),
                Jdbi::create);
        replicas.read(primary, true, ON_REPLICA);
        until(() -> replicas.read(primary, true, ON_REPLICA).isPresent());
        assertThat(IntStream.range(0, 10)
                        .filter(i -> replicas.read(primary, true, ON_REPLICA).isPresent())
                        .count())
                .as("the one that is away is asked once in five seconds")
                .isGreaterThanOrEqualTo(9);
    }

    @Test
    void without_any_nothing_is_asked() {
        AtomicInteger asked = new AtomicInteger();
        assertThat(new ReadReplicas(List.of(), 1, Duration.ZERO, Jdbi::create).read(counted(asked), true, ON_REPLICA))
                .isEmpty();
        assertThat(asked).hasValue(0);
    }

    /// The primary, which is asked what is committed before any replica is.
    private static Jdbi counted(AtomicInteger asked) {
        DatabaseAddress address = standby.primary();
        return Jdbi.create(() -> {
            asked.incrementAndGet();
            return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        });
    }

    private static ReadReplicas replicas(String patience) {
        DatabaseAddress address = standby.primary();
        return new ReadReplicas(
                List.of(new ReadReplicas.Login(standby.url(), address.user(), address.password())),
                2,
                Duration.parse(patience),
                Jdbi::create);
    }

    private static void until(Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!holds.call()) {
            assertThat(System.nanoTime() - end).as("it never came").isNegative();
            Thread.sleep(100);
        }
    }
}
