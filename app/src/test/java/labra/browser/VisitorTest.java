package labra.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.PlaywrightException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A visitor of a server that takes its time does one thing after the other.
class VisitorTest {
    private static final long SLOW = 600;
    private static final String START = """
            <!doctype html><title>Start</title><link rel="icon" href="data:,"><script src="/htmx"></script>
            <form action="/slow"><input name="q" aria-label="Search"></form>
            <a href="/slow">Slow</a>
            <a href="/slow" hx-get="/slow-part" hx-target="#part" hx-push-url="/moved">Part</a>
            <form hx-get="/list" hx-target="#list" hx-swap="outerHTML" hx-trigger="change" hx-sync="this:queue last">
              <input aria-label="Word"><input type="date" aria-label="Day">
            </form>
            <div id="list">Nothing</div>
            <p id="part" hx-get="/slow-part" hx-trigger="every 50ms" hx-target="#clock">Before</p><p id="clock"></p>
            <script>
              document.forms[0].addEventListener('submit', (event) => {
                event.preventDefault();
                setTimeout(() => event.target.submit(), 100);
              });
            </script>
            """;
    private static final Map<String, String> PAGES = Map.of(
            "/", START,
            "/slow", "<!doctype html><title>Slow</title>",
            "/slow-part", "After",
            "/list", "<div id=list>Something</div>");
    private static final Chromium CHROMIUM = new Chromium();
    private static final ExecutorService WORKERS = Executors.newVirtualThreadPerTaskExecutor();

    private static HttpServer server;
    private Visitor visitor;

    @BeforeAll
    static void serverStarts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(WORKERS);
        server.createContext("/", VisitorTest::answer);
        server.start();
    }

    @AfterAll
    static void serverStops() {
        CHROMIUM.close();
        server.stop(0);
        WORKERS.close();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/slow")) {
                Thread.sleep(SLOW);
            }
            byte[] body =
                    path.equals("/htmx") ? htmx() : PAGES.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add("Content-Type", path.equals("/htmx") ? "text/javascript" : "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] htmx() throws IOException {
        Properties versions = new Properties();
        try (InputStream known = resource("/labra/pages/assets.properties")) {
            versions.load(known);
        }
        try (InputStream script = resource(
                "/META-INF/resources/webjars/htmx.org/%s/dist/htmx.min.js".formatted(versions.getProperty("htmx")))) {
            return script.readAllBytes();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(VisitorTest.class.getResourceAsStream(name), name);
    }

    @BeforeEach
    void somebodyComes() {
        InetSocketAddress address = server.getAddress();
        visitor = new Visitor(CHROMIUM.browser(), "http://127.0.0.1:" + address.getPort(), true);
        visitor.opens("/");
    }

    @AfterEach
    void nobodyStays() {
        visitor.leave();
    }

    @Test
    void a_page_that_is_on_its_way_meets_the_next_one() {
        visitor.page().getByLabel("Search").focus();
        visitor.types("Enter");
        assertThatThrownBy(() -> visitor.opens("/slow"))
                .isInstanceOf(PlaywrightException.class)
                .hasMessageContaining("ERR_ABORTED");
    }

    @Test
    void who_waits_for_it_goes_on_safely() {
        visitor.page().getByLabel("Search").focus();
        visitor.leads("Enter");
        assertThat(visitor.path()).isEqualTo("/slow?q=");
        visitor.opens("/slow");
        visitor.goesBack();
        assertThat(visitor.path()).isEqualTo("/slow?q=");
        visitor.reloads();
        assertThat(visitor.leave()).isEmpty();
    }

    @Test
    void a_link_has_led_on_when_it_was_followed() {
        visitor.follows("Slow");
        assertThat(visitor.page().title()).isEqualTo("Slow");
        assertThat(visitor.leave()).isEmpty();
    }

    @Test
    void a_part_is_there_when_it_was_asked_for_whatever_comes_by_itself() {
        visitor.follows("Part");
        assertThat(visitor.path()).isEqualTo("/moved");
        assertThat(visitor.page().locator("#part").textContent()).isEqualTo("After");
        assertThat(visitor.leave()).isEmpty();
    }

    @Test
    void what_is_replaced_before_it_has_settled_is_waited_for_with_what_replaced_it() {
        visitor.page().getByLabel("Word").pressSequentially("a");
        visitor.moves(() -> visitor.page().getByLabel("Day").fill("2024-05-10"));
        assertThat(visitor.page().locator("#list").textContent()).isEqualTo("Something");
        assertThat(visitor.leave()).isEmpty();
    }

    @Test
    void what_nobody_waited_for_is_a_complaint() {
        visitor.link("Slow").click();
        visitor.page().waitForURL("**/slow");
        List<String> complaints = visitor.leave();
        assertThat(complaints)
                .singleElement()
                .asString()
                .startsWith("nobody waited for")
                .endsWith("/slow");
    }
}
