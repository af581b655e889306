package labra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import labra.Api;
import org.junit.jupiter.api.Test;

/// A newer version of the app comes in when somebody takes it, whole or not at all, and never costs a queue.
@QuarkusTest
class StreetVersionsTest extends StreetBrowserTest {
    private static String renamed(String words) {
        return words.replace("'Nueva multa'", "'Multa nueva'");
    }

    /// The store of the newer version has one step more.
    private static String extended(String store) {
        return store.replace(
                "\n];",
                "\n  (_, transaction) => transaction.objectStore('actas').createIndex('patente', 'patente'),\n];");
    }

    @Test
    void a_newer_version_waits_to_be_taken_and_the_queue_goes_on() {
        Phone phone = enrolled();
        mast.breaks("/oficial/lote");
        String first = phone.signs(api.plate());
        phone.reads("Sin enviar");
        mast.version(
                "b",
                Map.of(
                        "/oficial/texts.js",
                        StreetVersionsTest::renamed,
                        "/oficial/store.js",
                        StreetVersionsTest::extended));
        asksForVersions(phone.page());
        phone.reads("Hay una versión nueva de la aplicación.");
        phone.opens("#hoy");
        phone.reads("Nueva multa");
        Page other = phone.tab();
        other.navigate(phone.page().url());
        other.locator("#nueva").waitFor();
        phone.presses("Actualizar");
        // A browser under load lets the old worker go only after it had nothing to do for half a minute.
        phone.readsWithin("Multa nueva", Duration.ofSeconds(120));
        other.getByText("Multa nueva").first().waitFor();
        assertThat(phone.kept("firmada")).isOne();
        assertThat(((Number) phone.page()
                                .evaluate("async () => (await (await import('/oficial/store.js')).open()).version"))
                        .intValue())
                .isEqualTo(2);
        mast.breaks("");
        phone.sends();
        phone.reads("Todo está en el servidor.");
        String second = phone.signs(api.plate());
        phone.reads("Registrada");
        assertThat(numbersOnServer()).containsExactly(first, second);
    }

    @Test
    void a_version_of_which_one_file_does_not_come_changes_nothing() {
        Phone phone = enrolled();
        mast.breaks("/oficial/texts-fine.js");
        mast.version("c", Map.of("/oficial/texts.js", StreetVersionsTest::renamed));
        asksForVersions(phone.page());
        phone.page().waitForFunction("async () => !(await navigator.serviceWorker.getRegistration()).installing");
        assertThat(phone.page().locator("#version").textContent()).isEmpty();
        mast.away(true);
        phone.page().reload();
        phone.reads("Nueva multa");
        phone.signs(api.plate());
        assertThat(phone.kept("firmada")).isOne();
    }

    @Test
    void its_files_are_asked_for_anew_and_may_use_camera_and_place() {
        var page = Api.anonymous().redirects().follow(false).get("/oficial/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("img-src 'self' blob:")
                .contains("worker-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.header("Permissions-Policy")).contains("camera=(self)").contains("geolocation=(self)");
        assertThat(page.header("Cache-Control")).isEqualTo("public, no-cache");
        assertThat(Api.anonymous()
                        .header("If-None-Match", page.header("ETag"))
                        .get("/oficial/index.html")
                        .statusCode())
                .isEqualTo(304);
        var bare = Api.anonymous().redirects().follow(false).get("/oficial");
        assertThat(bare.statusCode()).isEqualTo(308);
        assertThat(bare.header("Location")).endsWith("/oficial/");
        String worker = Api.anonymous().get("/oficial/sw.js").asString();
        String version = Api.anonymous().get("/oficial/version.js").asString();
        assertThat(worker).contains("screens/nueva.js").doesNotContain("__");
        assertThat(version).contains(worker.replaceFirst("(?s).*VERSION = '(\\w+)'.*", "$1"));
        for (String stranger :
                new String[] {"/oficial/no.js", "/oficial/screens/no.js", "/oficial/.js", "/oficial/screens"}) {
            assertThat(Api.anonymous().get(stranger).statusCode()).as(stranger).isEqualTo(404);
        }
    }

    private static void asksForVersions(Page page) {
        page.evaluate("async () => { await (await navigator.serviceWorker.ready).update().catch(() => {}); }");
    }
}
