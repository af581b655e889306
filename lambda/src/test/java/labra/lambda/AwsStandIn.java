package labra.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What AWS's services answer, on loopback, as far as our functions ask the real SDK for: secrets that were put in,
/// events and mails
/// that it keeps. It can be told to fail.
final class AwsStandIn implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<JsonNode> events = Collections.synchronizedList(new ArrayList<>());
    final List<JsonNode> mails = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile boolean fails;
    private volatile String refused = "nobody";

    AwsStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    void put(String name, String secret) {
        secrets.put(name, secret);
    }

    /// Nothing but secrets is answered, as when a service is away.
    void failing(boolean fails) {
        this.fails = fails;
    }

    /// Mails to that address are refused.
    void refuse(String address) {
        refused = address;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode asked = JSON.readTree(exchange.getRequestBody());
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            if (target.endsWith("GetSecretValue")) {
                secret(exchange, asked.path("SecretId").asText());
            } else if (fails) {
                send(exchange, 500, Map.of("__type", "InternalFailure", "message", "away"));
            } else if (target.endsWith("PutEvents")) {
                asked.path("Entries").forEach(events::add);
                List<Map<String, String>> entries = new ArrayList<>();
                asked.path("Entries").forEach(one -> entries.add(Map.of("EventId", "1")));
                send(exchange, 200, Map.of("FailedEntryCount", 0, "Entries", entries));
            } else {
                mail(exchange, asked);
            }
        }
    }

    private void mail(HttpExchange exchange, JsonNode asked) throws IOException {
        if (asked.path("Destination").path("ToAddresses").path(0).asText().equals(refused)) {
            send(exchange, 400, Map.of("__type", "MessageRejected", "message", "not verified"));
        } else {
            mails.add(asked);
            send(exchange, 200, Map.of("MessageId", "1"));
        }
    }

    private void secret(HttpExchange exchange, String name) throws IOException {
        String secret = secrets.get(name);
        Map<String, Object> answer = new HashMap<>();
        if (secret == null) {
            answer.put("__type", "ResourceNotFoundException");
        } else {
            answer.put("Name", name);
            answer.put("SecretString", secret);
        }
        send(exchange, secret == null ? 400 : 200, answer);
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
