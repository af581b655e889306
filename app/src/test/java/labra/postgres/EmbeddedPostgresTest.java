package labra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import labra.console.ConsoleProblem;
import labra.launch.DataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The embedded server keeps what was committed, whatever is killed, and is one for everybody who opens its folder.
class EmbeddedPostgresTest {
    /// One folder for all, as a town's outlives all its starts.
    @TempDir
    static Path data;

    @AfterEach
    void leave_nothing_running() {
        Postmaster.of(cluster())
                .flatMap(left -> ProcessHandle.of(left.pid()))
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void data_is_there_after_a_stop_and_a_start() throws Exception {
        try (EmbeddedPostgres postgres = open()) {
            says(postgres, "CREATE TABLE after_stop AS SELECT 42 AS answer");
        }
        assertThat(Postmaster.of(cluster())).isEmpty();
        try (EmbeddedPostgres postgres = open()) {
            assertThat(says(postgres, "SELECT answer FROM after_stop")).isEqualTo("42");
        }
    }

    @Test
    void a_server_whose_process_was_killed_is_taken_over() throws Exception {
        Process other = PostgresHolder.in(data);
        long pid = Postmaster.of(cluster()).orElseThrow().pid();
        other.destroyForcibly().waitFor();
        try (EmbeddedPostgres postgres = open()) {
            assertThat(Postmaster.of(cluster()).orElseThrow().pid()).isEqualTo(pid);
            assertThat(says(postgres, "SELECT 1")).isEqualTo("1");
        }
        assertThat(Postmaster.of(cluster())).isEmpty();
    }

    @Test
    void a_killed_server_recovers_what_was_committed() throws Exception {
        EmbeddedPostgres killed = open();
        says(killed, "CREATE TABLE after_kill AS SELECT 42 AS answer");
        Postmaster postmaster = Postmaster.of(cluster()).orElseThrow();
        ProcessHandle.of(postmaster.pid()).orElseThrow().destroyForcibly();
        while (Postmaster.of(cluster()).isPresent()) {
            Postmaster.pause(Duration.ofMillis(10));
        }
        killed.close();
        try (EmbeddedPostgres postgres = open()) {
            assertThat(says(postgres, "SELECT answer FROM after_kill")).isEqualTo("42");
        }
    }

    @Test
    void a_server_that_dies_while_in_use_comes_back_where_it_was() throws Exception {
        try (EmbeddedPostgres postgres = open().keptAlive()) {
            DatabaseAddress before = postgres.address();
            ProcessHandle dying = ProcessHandle.of(
                            Postmaster.of(cluster()).orElseThrow().pid())
                    .orElseThrow();
            dying.destroyForcibly();
            while (Postmaster.of(cluster())
                    .filter(found -> found.pid() == dying.pid())
                    .isPresent()) {
                Postmaster.pause(Duration.ofMillis(10));
            }
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!answers(before) && System.nanoTime() < deadline) {
                Postmaster.pause(Duration.ofMillis(50));
            }
            assertThat(postgres.address()).isEqualTo(before);
            assertThat(answers(before)).isTrue();
        }
        assertThat(Postmaster.of(cluster())).isEmpty();
    }

    @Test
    void it_comes_back_on_its_port_though_nothing_can_be_written_and_a_start_failed() throws Exception {
        try (EmbeddedPostgres postgres = open().keptAlive()) {
            DatabaseAddress before = postgres.address();
            // As on a full disk: what tells the port cannot be written anew, and PostgreSQL cannot start.
            Path partial = Files.createDirectory(cluster().resolveSibling("access.properties.partial"));
            Path version = cluster().resolve("PG_VERSION");
            Path away = Files.move(version, version.resolveSibling("PG_VERSION.away"));
            ProcessHandle.of(Postmaster.of(cluster()).orElseThrow().pid())
                    .orElseThrow()
                    .destroyForcibly();
            Postmaster.pause(Duration.ofSeconds(2));
            assertThat(answers(before)).isFalse();
            Files.move(away, version);
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!answers(before) && System.nanoTime() < deadline) {
                Postmaster.pause(Duration.ofMillis(50));
            }
            assertThat(answers(before)).isTrue();
            Files.delete(partial);
        }
    }

    @Test
    void a_pid_file_left_by_a_crash_does_not_fool_it() throws Exception {
        open().close();
        Files.writeString(
                cluster().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + cluster() + "\n0\n18199\n\n127.0.0.1\n 1 1\nready\n");
        try (EmbeddedPostgres postgres = open()) {
            assertThat(says(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void two_processes_share_it_and_the_last_one_stops_it() throws Exception {
        Process other = PostgresHolder.in(data);
        try (EmbeddedPostgres postgres = open()) {
            assertThat(says(postgres, "SELECT 1")).isEqualTo("1");
        }
        assertThat(Postmaster.of(cluster())).isPresent();
        other.getOutputStream().close();
        assertThat(other.waitFor()).isZero();
        assertThat(Postmaster.of(cluster())).isEmpty();
    }

    @Test
    void a_second_server_on_the_same_folder_is_refused_by_name() {
        DataFolder folder = DataFolder.at(data);
        try (FolderLock _ = folder.claim("http://localhost:18100")) {
            assertThatThrownBy(() -> folder.claim("http://localhost:18101"))
                    .isInstanceOf(ConsoleProblem.class)
                    .hasMessageContaining("http://localhost:18100")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
        folder.claim("http://localhost:18101").close();
    }

    @Test
    void the_port_of_last_time_is_changed_when_it_is_taken() throws Exception {
        open().close();
        int before = ClusterAccess.read(accessFile()).orElseThrow().port();
        try (var taken = new java.net.ServerSocket(before, 1, java.net.InetAddress.getLoopbackAddress());
                EmbeddedPostgres postgres = open()) {
            assertThat(taken.isBound()).isTrue();
            assertThat(says(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void another_major_version_is_explained_and_left_alone() throws Exception {
        open().close();
        Files.writeString(cluster().resolve("PG_VERSION"), "17\n");
        try {
            assertThatThrownBy(this::open)
                    .isInstanceOf(ConsoleProblem.class)
                    .hasMessageContaining("17")
                    .hasMessageContaining("18")
                    .hasMessageContaining("pg_dump");
        } finally {
            Files.writeString(cluster().resolve("PG_VERSION"), "18\n");
        }
    }

    /// Until the roles were apart, one role called `labra` owned everything.
    @Test
    void what_one_role_owned_belongs_to_the_owner_of_the_schema() throws Exception {
        try (EmbeddedPostgres postgres = open()) {
            try (var superuser = new Cluster(
                                    data.resolve("postgres"),
                                    PostgresBinaries.unpackedUnder(TestDatabase.binaries()),
                                    Unprivileged.here())
                            .superuser(Postmaster.of(cluster()).orElseThrow().port(), ApplicationDatabase.NAME)
                            .getConnection();
                    var statement = superuser.createStatement()) {
                statement.execute("CREATE ROLE labra LOGIN");
                statement.execute("CREATE TABLE of_one_role AS SELECT 42 AS answer");
                statement.execute("ALTER TABLE of_one_role OWNER TO labra");
                statement.execute("ALTER DATABASE labra OWNER TO labra");
            }
        }
        try (EmbeddedPostgres postgres = open()) {
            assertThat(says(postgres, "SELECT tableowner FROM pg_tables WHERE tablename = 'of_one_role'"))
                    .isEqualTo("labra_owner");
            assertThat(says(
                            postgres,
                            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("labra_owner");
            assertThat(says(postgres, "SELECT count(*) FROM pg_roles WHERE rolname = 'labra'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void passwords_that_an_earlier_version_forgot_are_made_anew() throws Exception {
        open().close();
        List<String> known = Files.readAllLines(accessFile()).stream()
                .filter(line -> !line.startsWith("owner.") && !line.startsWith("monitor."))
                .toList();
        Files.write(accessFile(), known);
        try (EmbeddedPostgres postgres = open()) {
            assertThat(says(postgres, "SELECT current_user")).isEqualTo("labra_owner");
        }
    }

    @Test
    void passwords_are_asked_for_and_kept_from_others() throws Exception {
        try (EmbeddedPostgres postgres = open()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(accessFile())))
                    .isEqualTo("rw-------");
            assertThatThrownBy(
                            () -> DriverManager.getConnection(postgres.address().jdbcUrl(), "labra_app", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .extracting(refused -> ((SQLException) refused).getSQLState())
                    .isEqualTo("28P01");
        }
    }

    @Test
    void root_runs_it_as_another_user_where_user_namespaces_are_refused() throws Exception {
        assumeTrue(Unprivileged.isRoot(), "only root needs another user");
        Unprivileged nobody = Unprivileged.asRoot(Stream.of(Optional.empty(), Unprivileged.user("nobody")));
        Path shared = Files.createTempDirectory("labra-nobody-");
        Cluster cluster = new Cluster(shared.resolve("postgres"), PostgresBinaries.unpackedUnder(shared), nobody);
        try {
            NewCluster.in(cluster);
            cluster.start();
            Postmaster running = Postmaster.of(cluster.data()).orElseThrow();
            assertThat(Files.getOwner(Path.of("/proc", Long.toString(running.pid())))
                            .getName())
                    .isEqualTo("nobody");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
                    .as("others pass through and see nothing")
                    .isEqualTo("rwx-----x");
            cluster.superuser(running.port()).getConnection().close();
        } finally {
            cluster.stop();
            PostgresBinaries.delete(shared);
        }
    }

    @Test
    void no_secret_of_the_environment_reaches_it() {
        assertThat(System.getenv()).hasSizeGreaterThan(3);
        assertThat(Unprivileged.AS_IS.run("env").output().lines().map(line -> line.split("=")[0]))
                .isSubsetOf("PATH", "TMPDIR", "TZ", "LC_ALL");
    }

    private EmbeddedPostgres open() {
        return EmbeddedPostgres.open(data, TestDatabase.binaries());
    }

    private Path cluster() {
        return data.resolve("postgres").resolve("cluster");
    }

    private Path accessFile() {
        return data.resolve("postgres").resolve("access.properties");
    }

    private static boolean answers(DatabaseAddress address) {
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
            return connection.isValid(5);
        } catch (SQLException down) {
            return false;
        }
    }

    private static String says(EmbeddedPostgres postgres, String statement) throws SQLException {
        DatabaseAddress address = postgres.owner();
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var asked = connection.createStatement()) {
            if (asked.execute(statement)) {
                asked.getResultSet().next();
                return asked.getResultSet().getString(1);
            }
            return "";
        }
    }
}
