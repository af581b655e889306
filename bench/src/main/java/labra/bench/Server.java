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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Labra itself, started as everybody starts it, in a process of its own on the benchmark's database.
final class Server implements AutoCloseable {
    private static final String PASSWORD = "a-password-for-the-benchmark";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final Process process;
    private final int port;
    private final String url;
    private final Duration firstAnswer;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
        this.url = "http://127.0.0.1:" + port;
        this.firstAnswer = awaitAnswer(System.nanoTime());
    }

    static Server start(Workplace place, Database database, int port) {
        return start(place, database, port, Map.of());
    }

    static Server start(Workplace place, Database database, int port, Map<String, String> environment) {
        Folder folder = place.folder();
        ProcessBuilder command = new ProcessBuilder(
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
                folder.resolve("server-" + port).toString());
        // The process that is measured is the server itself.
        command.environment().put("LABRA_RESTART", "false");
        command.environment().putAll(environment);
        configure(command, database)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server-" + port + ".log").toFile());
        try {
            // Its database is a fresh copy, whose log does not go on from that of the run before.
            Files.deleteIfExists(folder.resolve("server-" + port).resolve("keys/registro.checkpoint"));
            Server server = new Server(place.processes().add(command.start()), port);
            // One that stands still would not hear that it is to stop.
            place.processes().add(server::resume);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tells a command of Labra's which database is meant.
    static ProcessBuilder configure(ProcessBuilder command, Database database) {
        command.environment()
                .putAll(Map.of(
                        "LABRA_DATABASE_URL",
                        database.url(),
                        "LABRA_DATABASE_USER",
                        database.user(),
                        "LABRA_DATABASE_PASSWORD",
                        database.password(),
                        "LABRA_ADMIN_PASSWORD",
                        PASSWORD,
                        "LABRA_LIMITS_TOKENS_PER_MINUTE",
                        "0",
                        "LABRA_LIMITS_REPORTS_PER_MINUTE",
                        "0"));
        return command;
    }

    private Duration awaitAnswer(long start) {
        while (process.isAlive() && System.nanoTime() - start < PATIENCE.toNanos()) {
            try (Wire wire = new Wire(port)) {
                wire.get("/generar_informe?email=persona1@bench.example");
                return Duration.ofNanos(System.nanoTime() - start);
            } catch (IOException notYet) {
                Processes.pause(5);
            }
        }
        close();
        throw new IllegalStateException("server-" + port + ".log");
    }

    /// Stands still, with all it holds, until it is resumed.
    void suspend() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return url;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /// From the start of the command to the first answer.
    Duration firstAnswer() {
        return firstAnswer;
    }

    /// The first start answers requests a moment before it has made the administrator.
    String administratorToken() {
        String login = "{\"usuario\":\"admin\",\"clave\":\"" + PASSWORD + "\"}";
        for (int tries = 0; tries < 20; tries++) {
            try {
                return token("/token", login, "");
            } catch (IllegalStateException notYet) {
                Processes.pause(250);
            }
        }
        return token("/token", login, "");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    /// Fetches the administrator's cookie, as the browser does.
    void signIn(HttpClient browser) {
        administratorToken();
        HttpRequest form = request("/entrar")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("usuario=admin&clave=" + PASSWORD))
                .build();
        answer(browser, form, 303);
    }

    /// The body of the answer, which must have that status.
    static String answer(HttpClient client, HttpRequest request, int status) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != status) {
                throw new IllegalStateException(request.uri() + ": " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> officerTokens(int count) {
        String administrator = administratorToken();
        List<String> tokens = new ArrayList<>();
        for (int officer = 1; officer <= count; officer++) {
            tokens.add(token("/policias/" + officer + "/token", "{}", administrator));
        }
        return tokens;
    }

    private String token(String path, String json, String bearer) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        String body = answer(http, request.build(), 200);
        Matcher token = TOKEN.matcher(body);
        if (!token.find()) {
            throw new IllegalStateException(path + ": " + body);
        }
        return token.group(1);
    }

    @Override
    public void close() {
        Processes.stop(process);
    }
}
