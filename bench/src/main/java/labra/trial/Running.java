package labra.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Labra itself, started as everybody starts it, in a process of its own that is killed and started again.
public final class Running implements AutoCloseable {
    public static final String PASSWORD = "a-password-for-the-trial";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration ONE_TRY = Duration.ofMillis(1500);

    private final Path home;
    private final Path data;
    private final int port;
    private final Path log;
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Process process;
    private int deaths;

    public Running(Path home, Path data, int port, Path log) {
        this.home = home;
        this.data = data;
        this.port = port;
        this.log = log;
        environment.putAll(Map.of(
                // The process that is killed is the server itself.
                "LABRA_RESTART", "false",
                "LABRA_ADMIN_PASSWORD", PASSWORD,
                "LABRA_LIMITS_TOKENS_PER_MINUTE", "0",
                "LABRA_LIMITS_REPORTS_PER_MINUTE", "0",
                "LABRA_LIMITS_BODIES_PER_ADDRESS", "0",
                "LABRA_TOKENS_LOGIN_LIFE", "P30D",
                "LABRA_TOKENS_IDLE_LIFE", "P30D",
                "LABRA_TOKENS_PROOF_LIFE", "P30D"));
    }

    /// What holds from the next start on.
    public Running with(Map<String, String> more) {
        environment.putAll(more);
        return this;
    }

    public Running without(String... names) {
        environment.keySet().removeAll(List.of(names));
        return this;
    }

    public int port() {
        return port;
    }

    public Path data() {
        return data;
    }

    public void start() {
        if (process == null && isTaken()) {
            throw new IllegalStateException("port " + port);
        }
        try {
            ProcessBuilder command = command(
                    "start", "--empty", "--host", "127.0.0.1", "--port", Integer.toString(port), "--admin-port", "0");
            process = command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Somebody else's answers would be taken for its own.
    private boolean isTaken() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException free) {
            return false;
        }
    }

    private ProcessBuilder command(String... words) {
        List<String> whole = new ArrayList<>(List.of(home.resolve("labra").toString()));
        whole.addAll(List.of(words));
        whole.addAll(List.of("--data", data.toString()));
        ProcessBuilder command = new ProcessBuilder(whole);
        command.environment().putAll(environment);
        return command;
    }

    /// Runs a command of Labra's beside it: how it ended, and what it said.
    public Ended run(String... words) {
        try {
            Process run = command(words).redirectErrorStream(true).start();
            String said = new String(run.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return new Ended(run.waitFor(), said.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How a command ended, and what it said.
    public record Ended(int exit, String said) {}

    /// How often it ended by itself, and was started again.
    public int deaths() {
        return deaths;
    }

    /// How long it took from now until it answered.
    public Duration awaitAnswer() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            try (Line line = new Line(() -> port, ONE_TRY, new LongAdder())) {
                if (line.get("/oficial/catalogo").isGood()) {
                    return Duration.ofNanos(System.nanoTime() - start);
                }
            } catch (IOException notYet) {
                // Asked again.
            }
            if (process == null || !process.isAlive()) {
                // Who watches over it starts it again.
                deaths++;
                start();
                pause(1_000);
            }
            pause(20);
        }
        throw new IllegalStateException("no answer: " + log);
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// kill -9.
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            await(process);
        }
    }

    /// kill -9 for every process of a PostgreSQL whose cluster is there: they all have it as their working folder.
    public static void killDatabase(Path cluster) {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            all.filter(path -> Character.isDigit(path.getFileName().toString().charAt(0)))
                    .filter(path -> worksIn(path, cluster))
                    .map(path -> Long.parseLong(path.getFileName().toString()))
                    .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean worksIn(Path process, Path cluster) {
        try {
            return process.resolve("cwd").toRealPath().equals(cluster.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    private static void await(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            try {
                if (!process.waitFor(40, java.util.concurrent.TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
            }
        }
    }
}
