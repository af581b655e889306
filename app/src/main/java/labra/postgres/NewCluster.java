package labra.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import labra.console.ConsoleProblem;
import labra.console.Mishaps;

/// Makes a cluster: UTF-8, checksums, passwords asked of everybody, every commit on disk.
final class NewCluster {
    /// Written into postgresql.conf when the cluster is made; from then on whoever runs it may change them there.
    private static final List<String> SETTINGS = List.of(
            "work_mem=8MB",
            "maintenance_work_mem=128MB",
            "max_wal_size=4GB",
            "min_wal_size=256MB",
            "checkpoint_completion_target=0.9",
            "random_page_cost=1.1",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "password_encryption=scram-sha-256",
            // Rounds make guessing slow. Nobody guesses 192 random bits (ClusterAccess), and each new connection pays
            // for them.
            "scram_iterations=1",
            "log_error_verbosity=terse",
            "timezone=UTC",
            "log_timezone=UTC");

    private static final long MEGABYTE = 1024 * 1024;
    private static final long SMALLEST_BUFFERS = 128;
    private static final long LARGEST_BUFFERS = 4096;

    private NewCluster() {}

    /// A quarter of the machine's memory for PostgreSQL's own buffers, as its manual advises. It is taken only as far
    /// as there are pages to keep.
    private static Stream<String> memory() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long megabytes = machine.getTotalMemorySize() / MEGABYTE;
        return Stream.of(
                "shared_buffers=" + Math.clamp(megabytes / 4, SMALLEST_BUFFERS, LARGEST_BUFFERS) + "MB",
                "effective_cache_size=" + Math.max(megabytes / 2, SMALLEST_BUFFERS) + "MB");
    }

    /// Makes the cluster beside its final place and moves it there whole.
    static void in(Cluster cluster) {
        Path folder = cluster.folder();
        Path partial = folder.resolve("cluster.partial");
        Path passwordFile = folder.resolve("password.partial");
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            PostgresBinaries.delete(partial);
            ClusterAccess access = ClusterAccess.generated().write(cluster.accessFile());
            Files.writeString(passwordFile, access.superuserPassword());
            cluster.how().own(folder);
            initialize(cluster, partial, passwordFile);
            Files.delete(passwordFile);
            Files.move(partial, cluster.data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ConsoleProblem(e, "folder.not.writable", folder, Mishaps.words(e));
        }
    }

    private static void initialize(Cluster cluster, Path target, Path passwordFile) {
        Stream<String> command = Stream.concat(
                Stream.of(
                        cluster.binaries().program("initdb"),
                        "--pgdata=" + target,
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums",
                        "--auth=scram-sha-256",
                        "--username=" + Cluster.SUPERUSER,
                        "--pwfile=" + passwordFile),
                Stream.concat(memory(), SETTINGS.stream()).map(setting -> "--set=" + setting));
        Unprivileged.Outcome made = cluster.how().run(command.toArray(String[]::new));
        if (made.exit() != 0) {
            throw new ConsoleProblem("postgres.initdb", cluster.data(), made.output());
        }
    }
}
