package labra.browser;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The network between a phone and the server: it can be away, break an answer off in the middle, lose one whose
/// request was carried out, hold one back, and bring files of another version.
final class Mast implements AutoCloseable {
    private static final Set<String> OF_EACH_LEG =
            Set.of("connection", "host", "content-length", "transfer-encoding", "upgrade", "http2-settings");
    private static final String WORKER = "/oficial/sw.js";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, UnaryOperator<String>> files = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Fault> pieces = new ConcurrentLinkedQueue<>();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final String server;
    private final HttpServer mast;
    private volatile boolean away;
    private volatile String broken = "";
    private volatile String forgotten = "";

    /// What happens to the next answer to a batch.
    enum Fault {
        CUT,
        LOST,
        HELD,
        PORTAL
    }

    Mast(String server) {
        this.server = server.replaceAll("/$", "");
        try {
            mast = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mast.createContext("/", this::carry);
        mast.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        mast.start();
    }

    String address() {
        return "http://127.0.0.1:" + mast.getAddress().getPort();
    }

    void away(boolean away) {
        this.away = away;
    }

    void next(Fault... next) {
        faults.addAll(List.of(next));
    }

    /// What happens to the next pieces of photos: one that is lost arrived, and one that is cut did not.
    void nextPieces(Fault... next) {
        pieces.addAll(List.of(next));
    }

    void bringsPieces() {
        pieces.clear();
    }

    /// A file that does not come.
    void breaks(String path) {
        broken = path;
    }

    /// A header that never comes.
    void forgets(String header) {
        forgotten = header;
    }

    /// Waits until the server has answered what is held back here.
    void awaitHeld() throws InterruptedException {
        arrived.await();
    }

    /// A version whose worker bears that mark; other files of it as they are changed.
    void version(String mark, Map<String, UnaryOperator<String>> changed) {
        files.clear();
        files.putAll(changed);
        files.put(WORKER, text -> text.replaceFirst("VERSION = '", "VERSION = '" + mark));
    }

    private void carry(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (away || exchange.getRequestURI().getPath().equals(broken)) {
                return;
            }
            Fault ofPiece = exchange.getRequestMethod().equals("PATCH") ? pieces.poll() : null;
            if (ofPiece == Fault.CUT) {
                return;
            }
            HttpResponse<byte[]> answer = ask(exchange, body);
            if (ofPiece == Fault.LOST) {
                return;
            }
            if (ofPiece == Fault.PORTAL) {
                byte[] page = "<h1>Wi-Fi</h1>".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                return;
            }
            Fault fault = exchange.getRequestURI().getPath().equals("/oficial/lote") ? faults.poll() : null;
            bring(exchange, answer, fault);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_EACH_LEG.contains(name.toLowerCase(Locale.ROOT))
                    && !name.equalsIgnoreCase(forgotten)
                    && !name.equalsIgnoreCase("accept-encoding")
                    && !name.equalsIgnoreCase("if-none-match")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private void bring(HttpExchange exchange, HttpResponse<byte[]> answer, @Nullable Fault fault)
            throws IOException, InterruptedException {
        if (fault == Fault.LOST) {
            return;
        }
        if (fault == Fault.HELD) {
            arrived.countDown();
            Thread.sleep(60_000);
            return;
        }
        String path = exchange.getRequestURI().getPath();
        byte[] content = changed(path, answer.body());
        Headers headers = exchange.getResponseHeaders();
        answer.headers().map().forEach((name, values) -> {
            if (!OF_EACH_LEG.contains(name)) {
                values.forEach(value -> headers.add(name, value));
            }
        });
        if (fault == Fault.PORTAL) {
            content = "<h1>Wi-Fi</h1>".getBytes(StandardCharsets.UTF_8);
            headers.set("Content-Type", "text/html");
        }
        boolean empty = content.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : content.length);
        if (!empty) {
            exchange.getResponseBody().write(fault == Fault.CUT ? Arrays.copyOf(content, content.length / 2) : content);
            exchange.getResponseBody().flush();
        }
    }

    private byte[] changed(String path, byte[] content) {
        UnaryOperator<String> change = files.get(path);
        return change == null
                ? content
                : change.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        mast.stop(0);
    }
}
