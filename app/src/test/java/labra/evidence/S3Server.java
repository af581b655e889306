package labra.evidence;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A server that speaks S3, as a program of its own with a bucket in it (Adobe's S3Mock).
public final class S3Server implements QuarkusTestResourceLifecycleManager {
    static final String BUCKET = "labra-evidence";
    private static final Path JAR = Path.of("target", "s3mock", "s3mock.jar");

    private @Nullable Process process;
    private @Nullable URI url;

    @Override
    public Map<String, String> start() {
        try {
            int port = freePort();
            Path log = Files.createDirectories(Path.of("target")).resolve("s3mock.log");
            url = URI.create("http://127.0.0.1:" + port);
            process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            JAR.toString(),
                            "--server.port=0",
                            "--com.adobe.testing.s3mock.httpPort=" + port,
                            "--com.adobe.testing.s3mock.store.initialBuckets=" + BUCKET))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            System.setProperty("aws.accessKeyId", "none");
            System.setProperty("aws.secretAccessKey", "none");
            System.setProperty("aws.region", "us-east-1");
            awaitReady(log);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        return Map.of("labra.evidence.bucket", BUCKET, "labra.evidence.endpoint", url().toString());
    }

    URI url() {
        return Objects.requireNonNull(url);
    }

    /// An object that somebody else put there.
    void put(String key, byte[] bytes) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(url().resolve("/" + BUCKET + "/" + key))
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IOException("S3Mock answered " + status);
            }
        }
    }

    private void awaitReady(Path log) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(url().resolve("/" + BUCKET)).build();
            for (int tries = 0; tries < 600; tries++) {
                try {
                    if (http.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // It comes.
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("S3Mock did not begin: " + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void stop() {
        Process started = process;
        if (started != null) {
            started.destroy();
            try {
                if (!started.waitFor(10, TimeUnit.SECONDS)) {
                    started.destroyForcibly();
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }
        for (String property : List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.region")) {
            System.clearProperty(property);
        }
    }
}
