package labra.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Labra itself, started as everybody starts it, in a process of its own on the benchmark's database.
final class Server implements AutoCloseable {
    private static final String PASSWORD = "a-password-for-the-benchmark";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final Process process;
    private final String url;
    private final Duration firstAnswer;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Server(Process process, int port) {
        this.process = process;
        this.url = "http://127.0.0.1:" + port;
        this.firstAnswer = awaitAnswer(System.nanoTime());
    }

    static Server start(Folder folder, Databases.Database database, int port, String... javaOptions) {
        return start(folder, database, port, Map.of(), javaOptions);
    }

    static Server start(
            Folder folder,
            Databases.Database database,
            int port,
            Map<String, String> environment,
            String... javaOptions) {
        ProcessBuilder builder = new ProcessBuilder(
                folder.launcher().toString(),
                "start",
                "--empty",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--admin-port",
                "0",
                "--data",
                folder.resolve("server").toString());
        builder.environment().put("LABRA_DATABASE_URL", database.url());
        builder.environment().put("LABRA_DATABASE_USER", database.user());
        builder.environment().put("LABRA_DATABASE_PASSWORD", database.password());
        builder.environment().put("LABRA_ADMIN_PASSWORD", PASSWORD);
        builder.environment().put("LABRA_LIMITS_TOKENS_PER_MINUTE", "0");
        builder.environment().put("LABRA_LIMITS_REPORTS_PER_MINUTE", "0");
        builder.environment().putAll(environment);
        builder.environment()
                .merge("LABRA_JAVA_OPTIONS", String.join(" ", javaOptions), (given, added) -> given + " " + added);
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return new Server(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Duration awaitAnswer(long start) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/generar_informe?email=persona1@bench.example"))
                .build();
        while (process.isAlive() && System.nanoTime() - start < PATIENCE.toNanos()) {
            try {
                http.send(request, BodyHandlers.discarding());
                return Duration.ofNanos(System.nanoTime() - start);
            } catch (IOException notYet) {
                pause(Duration.ofMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        close();
        throw new IllegalStateException("server.log");
    }

    String url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    /// From the start of the command to the first answer.
    Duration firstAnswer() {
        return firstAnswer;
    }

    /// What the process holds in memory now, in bytes.
    long resident() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// The first start answers requests a moment before it has made the administrator.
    String administratorToken() {
        String login = "{\"usuario\":\"admin\",\"clave\":\"" + PASSWORD + "\"}";
        for (int tries = 0; tries < 20; tries++) {
            try {
                return token("/token", login, "");
            } catch (IllegalStateException notYet) {
                pause(Duration.ofMillis(250));
            }
        }
        return token("/token", login, "");
    }

    List<String> officerTokens(int count) {
        String administrator = administratorToken();
        List<String> tokens = new ArrayList<>();
        for (int officer = 1; officer <= count; officer++) {
            tokens.add(token("/policias/" + officer + "/token", "{}", administrator));
        }
        return tokens;
    }

    private String token(String path, String body, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            Matcher token = TOKEN.matcher(response.body());
            if (response.statusCode() != 200 || !token.find()) {
                throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
            }
            return token.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
