package labra.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the folder of a PostgreSQL cluster and the system say about the server that works in it, whoever started it.
record Postmaster(long pid, int port) {
    private static final String PID_FILE = "postmaster.pid";
    private static final int PORT_LINE = 3;

    /// The living server of that cluster. A pid that now belongs to another program does not count.
    static Optional<Postmaster> of(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve(PID_FILE));
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            long pid = Long.parseLong(lines.getFirst().strip());
            return worksIn(Path.of("/proc", Long.toString(pid)), cluster)
                    ? Optional.of(new Postmaster(
                            pid, Integer.parseInt(lines.get(PORT_LINE).strip())))
                    : Optional.empty();
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    /// Whether it was started from the program of that folder, and not by an earlier or later version.
    static boolean startedFrom(Path binaries, Path cluster) {
        try {
            return Files.readString(cluster.resolve("postmaster.opts")).startsWith(binaries + "/");
        } catch (IOException absent) {
            return false;
        }
    }

    /// Removes what a killed server left, once none of its processes is alive.
    static void clearTraces(Path cluster) {
        for (int tries = 0; tries < 100 && anyoneIn(cluster); tries++) {
            pause(Duration.ofMillis(100));
        }
        if (!anyoneIn(cluster)) {
            try {
                Files.deleteIfExists(cluster.resolve(PID_FILE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean anyoneIn(Path cluster) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(path ->
                            Character.isDigit(path.getFileName().toString().charAt(0)))
                    .anyMatch(path -> worksIn(path, cluster));
        } catch (IOException e) {
            return false;
        }
    }

    /// PostgreSQL's processes all have the cluster as their working folder.
    private static boolean worksIn(Path process, Path cluster) {
        try {
            return process.resolve("cwd").toRealPath().equals(cluster.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }
}
