package labra.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Geolocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// An officer's phone: a browser with a profile of its own on the disk, which ends as a battery that falls out ends it.
final class Phone implements AutoCloseable {
    private static final String PORT = "DevToolsActivePort";

    private final Chromium chromium;
    private final Path profile;
    private final String root;
    private final List<String> errors = new ArrayList<>();
    private Running running;

    /// A browser as it runs, and the tab that the officer looks at.
    private record Running(Process process, Browser browser, Page page) {}

    Phone(Chromium chromium, Path profile, String root) {
        this.chromium = chromium;
        this.profile = profile;
        this.root = root;
        running = begin();
    }

    void start() {
        running = begin();
    }

    /// Its own process group, and the port that this very browser chose: no other program's is ever talked to.
    private Running begin() {
        try {
            Files.deleteIfExists(profile.resolve(PORT));
            List<String> command = new ArrayList<>(
                    List.of("setsid", Chromium.executable().toString(), "--headless=new", "--remote-debugging-port=0"));
            command.addAll(Chromium.OPTIONS);
            command.addAll(List.of("--accept-lang=es-AR", "--user-data-dir=" + profile, "about:blank"));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Browser browser = chromium.type().connectOverCDP("http://127.0.0.1:" + port(process));
            BrowserContext context = browser.contexts().getFirst();
            context.setDefaultTimeout(Chromium.PATIENCE);
            context.setGeolocation(new Geolocation(-34.6037, -58.3816).setAccuracy(12));
            context.onWebError(error -> errors.add(error.error()));
            context.onConsoleMessage(this::note);
            return new Running(process, browser, tab(browser));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            errors.add(message.text());
        }
    }

    private String port(Process process) throws IOException {
        Path file = profile.resolve(PORT);
        while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the browser ended at its start");
            }
            Thread.onSpinWait();
        }
        return Files.readAllLines(file).getFirst();
    }

    /// What an installed app may do: keep its storage for good, and know where it is.
    Phone installed() {
        JsonObject grant = new JsonObject();
        JsonArray permissions = new JsonArray();
        permissions.add("durableStorage");
        permissions.add("geolocation");
        grant.addProperty("origin", root);
        grant.add("permissions", permissions);
        running.browser.newBrowserCDPSession().send("Browser.grantPermissions", grant);
        return this;
    }

    Page tab() {
        return tab(running.browser);
    }

    private static Page tab(Browser browser) {
        Page tab = browser.contexts().getFirst().newPage();
        tab.setViewportSize(390, 844);
        tab.onDialog(Dialog::accept);
        return tab;
    }

    Page page() {
        return running.page;
    }

    void opens(String screen) {
        page().navigate(root + "/oficial/" + screen);
        page().locator("h1").waitFor();
    }

    /// With the PIN of the tests' shifts.
    void unlocks() {
        page().locator(".bloqueo").waitFor();
        writes("pin-bloqueo", "4321");
        presses("Desbloquear");
    }

    void presses(String button) {
        named(page(), button).click();
    }

    /// A button, or a link that looks like one.
    static Locator named(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .or(page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)))
                .first();
    }

    void writes(String id, String text) {
        page().locator("#" + id).fill(text);
    }

    void reads(String text) {
        readsWithin(text, Duration.ofMillis(Chromium.PATIENCE));
    }

    void readsWithin(String text, Duration patience) {
        PlaywrightAssertions.assertThat(page().locator("body"))
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(patience.toMillis()));
    }

    /// Enrols, and opens the first shift.
    void enrols(String code) {
        opens("");
        writes("codigo", code);
        presses("Dar de alta");
        page().locator("#pin").waitFor();
        writes("pin", "4321");
        presses("Abrir turno");
        page().locator("#nueva").waitFor();
    }

    /// Signs a fine as an officer does; the number that it bears.
    String signs(String plate) {
        opens("#nueva");
        return signs(page(), plate);
    }

    static String signs(Page page, String plate) {
        page.locator("#placa").fill(plate);
        page.locator("fieldset .opcion").first().click();
        named(page, "Revisar").click();
        named(page, "Firmar").click();
        page.locator(".qr").waitFor();
        return page.locator("h1").textContent();
    }

    void sends() {
        opens("#envio");
        presses("Enviar ahora");
    }

    /// What the store holds in that state.
    int kept(String state) {
        return ((Number) page().evaluate(
                                "async (state) => (await (await import('/oficial/store.js')).all('actas')).filter((acta) => acta.estado === state).length",
                                state))
                .intValue();
    }

    List<String> errors() {
        return errors;
    }

    /// Without a word, and all of it at once.
    void dies() {
        try {
            new ProcessBuilder("kill", "-9", "--", "-" + running.process.pid())
                    .start()
                    .waitFor();
            running.process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // A browser that is killed leaves its lock behind.
        try (Stream<Path> locks = Files.list(profile)) {
            for (Path lock : locks.filter(file -> file.getFileName().toString().startsWith("Singleton"))
                    .toList()) {
                Files.delete(lock);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (running.process.isAlive()) {
            dies();
        }
    }
}
