package labra.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Lambda's runtime API on loopback: hands events to the runtime client and takes its answers. Nagle's algorithm is
/// off, or every
/// call would wait 40 ms for an acknowledgement.
final class RuntimeApi implements AutoCloseable {
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final BlockingQueue<Map.Entry<String, String>> events = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Whether it asked for its first event, before it ended.
    boolean awaitReady(Process function, long seconds) throws InterruptedException {
        for (long tries = 0; tries < seconds * 20 && function.isAlive(); tries++) {
            if (ready.await(50, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    /// What the function answers to this event.
    String invoke(String event) throws Exception {
        String id = UUID.randomUUID().toString();
        CompletableFuture<String> answer = new CompletableFuture<>();
        answers.put(id, answer);
        events.add(Map.entry(id, event));
        return answer.get(60, TimeUnit.SECONDS);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.endsWith("/invocation/next")) {
                next(exchange);
                return;
            }
            String[] parts = path.split("/");
            if (path.endsWith("/response")) {
                answer(parts).complete(body);
            } else if (path.endsWith("/error") && path.contains("/invocation/")) {
                answer(parts).completeExceptionally(new AssertionError(body));
            } else if (path.endsWith("/init/error")) {
                System.err.println("The function did not begin: " + body);
            }
            exchange.sendResponseHeaders(202, -1);
        }
    }

    private CompletableFuture<String> answer(String[] parts) {
        return Objects.requireNonNull(answers.get(parts[parts.length - 2]));
    }

    private void next(HttpExchange exchange) throws IOException {
        ready.countDown();
        try {
            Map.Entry<String, String> event = events.take();
            byte[] body = event.getValue().getBytes(StandardCharsets.UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.add("Lambda-Runtime-Aws-Request-Id", event.getKey());
            headers.add("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 60_000));
            headers.add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:111111111111:function:labra");
            headers.add("Lambda-Runtime-Trace-Id", "Root=1-0-0");
            headers.add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("closed", over));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
