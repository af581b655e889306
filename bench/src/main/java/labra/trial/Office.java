package labra.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The administrator: over the API with a token, on the pages with cookies, as a browser has them.
public final class Office implements AutoCloseable {
    public static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern COOKIE = Pattern.compile("([^=;]+)=([^;]*)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Line line;
    private final String origin;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    public Office(IntSupplier port) {
        this.line = new Line(port, PATIENCE, new LongAdder());
        this.origin = "http://localhost";
    }

    /// A token, and a session on the pages.
    public Office signIn() {
        token = json(
                        "POST",
                        "/token",
                        JSON.createObjectNode().put("usuario", "admin").put("clave", Running.PASSWORD))
                .path("access_token")
                .asText();
        form("/entrar", Map.of("usuario", "admin", "clave", Running.PASSWORD));
        if (cookies.isEmpty()) {
            throw new IllegalStateException("/entrar");
        }
        return this;
    }

    public String token() {
        return token;
    }

    /// Asks the API; an answer that is no success ends the trial.
    public JsonNode json(String method, String path, JsonNode body) {
        try {
            byte[] bytes = JSON.writeValueAsBytes(body);
            Line.Answer answer = token.isEmpty()
                    ? line.send(method, path, bytes, "Content-Type", "application/json")
                    : line.send(
                            method,
                            path,
                            bytes,
                            "Content-Type",
                            "application/json",
                            "Authorization",
                            "Bearer " + token);
            if (!answer.isGood()) {
                throw new IllegalStateException(path + ": " + answer.status() + " " + answer.text());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends a form of a page, and follows to the page that it leads to.
    public String form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Line.Answer answer = browse("POST", path, body.getBytes(StandardCharsets.UTF_8));
        if (answer.status() != 303) {
            throw new IllegalStateException(path + ": " + answer.status() + " " + answer.text());
        }
        return answer.header("location");
    }

    public String page(String path) {
        Line.Answer answer = browse("GET", path, new byte[0]);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + ": " + answer.status());
        }
        return answer.text();
    }

    private Line.Answer browse(String method, String path, byte[] body) {
        String told = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        try {
            Line.Answer answer = line.send(
                    method,
                    path,
                    body,
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Origin",
                    origin,
                    "Sec-Fetch-Site",
                    "same-origin",
                    "Cookie",
                    told);
            for (String set : answer.header("set-cookie").split("\n")) {
                Matcher cookie = COOKIE.matcher(set);
                if (cookie.find()) {
                    cookies.put(cookie.group(1).strip(), cookie.group(2));
                }
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
