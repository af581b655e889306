package labra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Cores that generator, server, database and everybody else kept busy, and the most memory that the server held.
record Usage(double generator, double server, double database, double others, long resident) {
    static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    private static final double TICKS = 100;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int CHILDREN_END = 15;

    /// Measures something and what it cost.
    record Meter(long server, long postmaster) {
        Rate of(Supplier<Rate> measured) {
            AtomicBoolean running = new AtomicBoolean(true);
            AtomicLong most = new AtomicLong();
            Thread sampler = Thread.ofVirtual().start(() -> {
                while (running.get()) {
                    most.accumulateAndGet(resident(server), Math::max);
                    Processes.pause(100);
                }
            });
            Ticks before = now();
            long start = System.nanoTime();
            Rate rate = measured.get();
            Ticks after = now();
            double seconds = (System.nanoTime() - start) / 1e9;
            running.set(false);
            Processes.join(sampler);
            return rate.with(after.since(before, seconds, most.get()));
        }

        private Ticks now() {
            return new Ticks(
                    own(ProcessHandle.current().pid(), true), own(server, false), withChildren(postmaster), busy());
        }
    }

    private record Ticks(long generator, long server, long database, long all) {
        Usage since(Ticks before, double seconds, long resident) {
            double each = TICKS * seconds;
            double own = (generator - before.generator) / each;
            double served = (server - before.server) / each;
            double stored = (database - before.database) / each;
            return new Usage(
                    own, served, stored, Math.max(0, (all - before.all) / each - own - served - stored), resident);
        }
    }

    /// What the process holds in memory now, in bytes.
    static long resident(long pid) {
        return lines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /// Busy time of all cores: user, nice, system, interrupts; not idle, not waiting.
    private static long busy() {
        String[] all = lines(Path.of("/proc/stat")).getFirst().split(" +");
        return Stream.of(1, 2, 3, 6, 7).mapToLong(i -> Long.parseLong(all[i])).sum();
    }

    private static long own(long pid, boolean finishedChildren) {
        List<String> stat = stat(pid);
        return stat.isEmpty()
                ? 0
                : stat.subList(USER, finishedChildren ? CHILDREN_END : USER + 2).stream()
                        .mapToLong(Long::parseLong)
                        .sum();
    }

    private static long withChildren(long parent) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return own(parent, true)
                    + processes
                            .map(path -> path.getFileName().toString())
                            .filter(name -> Character.isDigit(name.charAt(0)))
                            .mapToLong(Long::parseLong)
                            .filter(pid -> {
                                List<String> stat = stat(pid);
                                return !stat.isEmpty() && stat.get(PARENT).equals(Long.toString(parent));
                            })
                            .map(pid -> own(pid, false))
                            .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    /// The fields of a process's stat file that follow its name, or none when it is gone.
    private static List<String> stat(long pid) {
        List<String> lines = lines(Path.of("/proc", Long.toString(pid), "stat"));
        return lines.isEmpty()
                ? List.of()
                : List.of(lines.getFirst().replaceFirst("^.*\\) ", "").split(" "));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException gone) {
            return List.of();
        }
    }
}
