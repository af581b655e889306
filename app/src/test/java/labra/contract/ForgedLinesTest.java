package labra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import labra.Api;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nothing that a client sends begins a line of the log or colours one: every place of a request that holds text, as
/// the console's own handler prints it.
@QuarkusTest
class ForgedLinesTest {
    private static final String LINE = "2026-11-26 09:01:00.000 INFO  Logins forged";
    private static final List<String> ENDS = List.of(
            "\r\n",
            "\n",
            "\r",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u000b",
            "\f",
            "\u001b[31m",
            "\u009b31m",
            "\u202e",
            "\b");
    private static final Pattern BAD = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");

    @Inject
    Api api;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(printed(ExtLogRecord.wrap(entry)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /// As the handler of the console filters and formats it.
    private static String printed(ExtLogRecord entry) {
        Handler console = console(Logger.getLogger("").getHandlers());
        if (console.getFilter() != null && !console.getFilter().isLoggable(entry)) {
            return "";
        }
        return console.getFormatter().format(entry);
    }

    private static Handler console(Handler... handlers) {
        return Arrays.stream(handlers)
                .flatMap(handler -> handler instanceof ExtHandler outer && outer.getHandlers().length > 0
                        ? Arrays.stream(outer.getHandlers())
                        : java.util.stream.Stream.of(handler))
                .filter(handler -> handler.getFormatter() != null && handler.getFilter() != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no handler with the filter of lines"));
    }

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(ear);
    }

    @AfterEach
    void leave() {
        Logger.getLogger("").removeHandler(ear);
    }

    @Test
    void nothing_that_is_sent_begins_or_colours_a_line() {
        for (String end : ENDS) {
            String forged = "x" + end + LINE;
            Logger.getLogger("labra").warning("heard " + forged);
            said(forged);
            bytes(forged);
        }
        assertThat(lines).anyMatch(line -> line.contains("heard x\\u000a2026"));
        List<String> bad = new ArrayList<>();
        for (String printed : lines) {
            for (String line : printed.split("\n", -1)) {
                if (line.startsWith(LINE) || BAD.matcher(line).find()) {
                    bad.add(line);
                }
            }
        }
        assertThat(bad).isEmpty();
    }

    /// In JSON, forms, addresses and file names: whatever an honest client can say.
    private void said(String forged) {
        String encoded = URLEncoder.encode(forged, StandardCharsets.UTF_8).replace("+", "%20");
        Api.anonymous().body(Map.of("usuario", forged, "clave", forged)).post("/token");
        Api.anonymous().body(Map.of("numero_unico", forged, "clave", forged)).post("/token");
        Api.anonymous().body(Map.of(forged, forged)).post("/oficial/alta");
        api.administrator()
                .body(Map.of("nombre", forged, "correo_electronico", forged))
                .post("/personas");
        api.administrator().body(Map.of("motivo", forged)).post("/multas/" + new java.util.UUID(0, 1) + "/anulacion");
        for (String token : List.of(api.officerToken(), api.administratorToken())) {
            Api.as(token)
                    .body(Map.of("placa_patente", forged, "timestamp", forged, "comentarios", forged))
                    .post("/cargar_infraccion");
        }
        for (String path :
                List.of("/personas?q=", "/personas/", "/multas/", "/admin/personas?q=", "/admin/", "/avisos?", "/")) {
            RawHttp.get(RestAssured.port, path + encoded, "Authorization: Bearer " + api.administratorToken());
            RawHttp.get(RestAssured.port, path + encoded);
        }
        for (String page :
                List.of("/entrar", "/avisos/preferencias", "/admin/personas/nuevo", "/admin/observadas/1/vincular")) {
            RestAssured.given()
                    .header("Authorization", "Bearer " + api.administratorToken())
                    .contentType(ContentType.URLENC.withCharset("UTF-8"))
                    .formParams(Map.of("usuario", forged, "clave", forged, "nombre", forged, "volver", forged))
                    .post(page);
        }
        RestAssured.given()
                .header("Authorization", "Bearer " + api.administratorToken())
                .multiPart(
                        "archivo", forged.replaceAll("[\\r\\n]", "_") + ".csv", forged.getBytes(StandardCharsets.UTF_8))
                .post("/admin/importar");
    }

    /// Byte for byte, where no proper client would put it.
    private void bytes(String forged) {
        for (String head : List.of(
                "User-Agent",
                "Referer",
                "Accept-Language",
                "X-Forwarded-For",
                "Forwarded",
                "Cookie",
                "Origin",
                "If-Match",
                "Authorization",
                "Content-Type",
                "Accept",
                "Host",
                "X-Request-Id",
                forged)) {
            RawHttp.get(RestAssured.port, "/admin/personas", head + ": " + forged);
            RawHttp.get(RestAssured.port, "/personas/" + forged, head + ": Bearer " + forged);
        }
        RawHttp.send(RestAssured.port, forged + " / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        RawHttp.send(RestAssured.port, "GET / " + forged + "\r\nHost: localhost\r\n\r\n");
    }
}
