package labra.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A browser: the system's own Chromium, started when somebody first asks for it. The bean is the one of all tests.
/// Where there is its headless shell too, which draws no window around each page, that looks at pages.
@Singleton
class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final List<String> SHELLS = List.of("chromium-headless-shell", "chrome-headless-shell");

    /// It stays on this machine, and does nothing that nobody asked for.
    static final List<String> OPTIONS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /// How long a page may take on a busy machine, in milliseconds, whatever is waited for.
    static final int PATIENCE = 30_000;

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    synchronized Browser browser() {
        if (browser == null) {
            browser = type().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(installed(SHELLS).orElseGet(Chromium::executable))
                    .setArgs(OPTIONS));
        }
        return browser;
    }

    /// What starts browsers, or talks to one that somebody else started.
    synchronized BrowserType type() {
        if (playwright == null) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        }
        return playwright.chromium();
    }

    @Override
    @PreDestroy
    public void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    static Path executable() {
        String named = System.getenv("LABRA_CHROMIUM");
        return named == null ? installed(NAMES).orElseThrow(Chromium::missing) : Path.of(named);
    }

    private static Optional<Path> installed(List<String> names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static IllegalStateException missing() {
        return new IllegalStateException("The browser tests need Chromium: on Debian, apt-get install chromium; "
                + "or name one in LABRA_CHROMIUM.");
    }
}
