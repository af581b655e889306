package labra.lambda;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// The server as everybody starts it, on a database and a folder of its own.
final class LabraServer implements AutoCloseable {
    static final String PASSWORD = "un-secreto-largo-de-prueba-77";
    private static final Path JAR = Path.of("../app/target/quarkus-app/quarkus-run.jar")
            .toAbsolutePath()
            .normalize();

    final Path data;
    final int port;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    LabraServer() throws Exception {
        data = Path.of("target", "data-" + System.nanoTime()).toAbsolutePath();
        port = freePort();
        process = java("start", "--port", String.valueOf(port), "--admin-port", "0", "--data", data.toString());
        for (int tries = 0; tries < 600; tries++) {
            if (!process.isAlive()) {
                throw new AssertionError("the server ended: " + Files.readString(log()));
            }
            try {
                if (get("/q/health/ready").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It comes.
            }
            Thread.sleep(200);
        }
        throw new AssertionError("the server did not come up: " + Files.readString(log()));
    }

    private Path log() {
        return Path.of("target", "server.log").toAbsolutePath();
    }

    private Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LABRA_") || name.startsWith("QUARKUS_"));
        builder.environment().put("LABRA_ADMIN_PASSWORD", PASSWORD);
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", String.valueOf(freePort()));
        // The function beside it keeps what it took out of the outbox.
        builder.environment().put("LABRA_MAIL_RELAY", "false");
        return builder.start();
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder;
    }

    Properties access() throws IOException {
        Properties written = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("postgres/access.properties"))) {
            written.load(reader);
        }
        return written;
    }

    String databaseUrl() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + access().getProperty("port") + "/labra";
    }

    /// Its newest key, which its functions have as well.
    String key() throws IOException {
        try (var files = Files.list(data.resolve("keys"))) {
            Path newest = files.filter(file -> file.getFileName().toString().matches("\\d+\\.jwk\\.json"))
                    .sorted()
                    .toList()
                    .getLast();
            return Files.readString(newest);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException over) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
