package labra.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.Sizes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A person with a browser of their own. What a person would not see is noted too: an error in the console, a refused
/// or failed request, a request to another host. [#leave] tells them, and the test fails for any.
final class Visitor {
    private final BrowserContext context;
    private final Page page;
    private final Arrivals arrivals;
    private final String root;
    private final List<String> complaints = new ArrayList<>();
    private final List<Request> answered = new ArrayList<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Set<Integer> expected = new HashSet<>();

    Visitor(Browser browser, String root, boolean scripts) {
        this.root = root.replaceAll("/$", "");
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(this.root)
                .setLocale("es-AR")
                .setTimezoneId("America/Argentina/Buenos_Aires")
                .setViewportSize(1366, 900)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setPermissions(List.of("clipboard-read", "clipboard-write"))
                .setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(Chromium.PATIENCE);
        context.onConsoleMessage(this::note);
        context.onWebError(error -> complaints.add("script: " + error.error()));
        context.onRequest(this::note);
        context.onRequestFinished(answered::add);
        context.onRequestFailed(this::noteFailure);
        context.onResponse(this::note);
        page = context.newPage();
        arrivals = Arrivals.of(page, complaints);
    }

    private void note(ConsoleMessage message) {
        // A refused request is noted as such, and may be expected.
        if (Set.of("error", "warning").contains(message.type())
                && !message.text().startsWith("Failed to load")) {
            complaints.add("console: " + message.text() + " (" + message.location() + ")");
        }
    }

    private void note(Request request) {
        if (!request.url().startsWith(root) && !request.url().startsWith("data:")) {
            complaints.add("another host: " + request.url());
        }
    }

    private void noteFailure(Request request) {
        // Downloads and what a newer search makes needless are given up, which is no failure.
        if (!"net::ERR_ABORTED".equals(request.failure())) {
            complaints.add("failed: " + request.url() + " " + request.failure());
        }
    }

    private void note(Response response) {
        if (response.status() >= 400 && !expected.contains(response.status())) {
            complaints.add(
                    "status " + response.status() + ": " + response.request().method() + " " + response.url());
        }
    }

    /// What would be a fault elsewhere belongs to this test.
    Visitor expects(int status) {
        expected.add(status);
        return this;
    }

    Visitor signsIn(String session) {
        return cookie("labra_session", session);
    }

    Visitor language(String language) {
        return cookie("labra_idioma", language);
    }

    private Visitor cookie(String name, String value) {
        context.addCookies(List.of(new Cookie(name, value).setUrl(root)));
        return this;
    }

    /// Light or dark, in the page as it stands.
    void theme(String theme) {
        page.evaluate("theme => { document.documentElement.dataset.bsTheme = theme; }", theme);
    }

    void size(int width, int height) {
        page.setViewportSize(width, height);
    }

    @Nullable
    Response opens(String path) {
        answered.clear();
        return arrivals.await(() -> page.navigate(path));
    }

    String address(String path) {
        return root + path;
    }

    Page page() {
        return page;
    }

    String path() {
        return page.url().substring(root.length());
    }

    Locator main() {
        return page.locator("main");
    }

    /// The field with that label; the star of what is required is not part of it.
    Locator field(String label) {
        return main().getByLabel(Pattern.compile("^\\s*" + literal(label) + "\\s*\\*?\\s*$"))
                .first();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void writes(String label, String text) {
        field(label).fill(text);
    }

    void chooses(String label, String option) {
        field(label).selectOption(new SelectOption().setLabel(option));
    }

    /// A button that leads on; one that changes only the page as it stands is clicked.
    void presses(String button) {
        moves(button(button));
    }

    /// Clicks what leads on.
    void moves(Locator step) {
        moves(() -> step.click());
    }

    /// Does what leads on to another page or to another part of this one, and waits until it is there.
    void moves(Runnable act) {
        arrivals.await(() -> {
            act.run();
            return null;
        });
    }

    void reloads() {
        moves(() -> page.reload());
    }

    void goesBack() {
        moves(() -> page.goBack());
    }

    /// Chooses in the filters above a list, which follows at once.
    void filters(String label, String option) {
        moves(() -> chooses(label, option));
    }

    /// Types into the search above a list, which follows while one types, until it has followed all of it.
    void searches(String text) {
        page.locator("#q").selectText();
        arrivals.await(
                () -> {
                    page.locator("#q").pressSequentially(text);
                    return null;
                },
                url -> query(url).contains("q=" + text));
    }

    private static List<String> query(String url) {
        return List.of(URLDecoder.decode(url, StandardCharsets.UTF_8).split("[?&]"));
    }

    Download downloads(String link) {
        return page.waitForDownload(() -> link(link).first().click());
    }

    /// A key that leads on.
    void leads(String key) {
        moves(() -> types(key));
    }

    /// One key after the other, where the keyboard is now.
    void types(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /// What the keyboard is on now, by its role's element and its text.
    String focused() {
        return (String)
                page.evaluate("() => (document.activeElement.textContent || document.activeElement.name).trim()");
    }

    void follows(String link) {
        moves(link(link).first());
    }

    /// Watches a page that moves by itself when something has ended, until that is seen.
    void watches(Locator end) {
        arrivals.watch(end::waitFor);
    }

    /// Waits until the page says this.
    void reads(String text) {
        PlaywrightAssertions.assertThat(page.locator("body")).containsText(text);
    }

    void readsNot(String text) {
        PlaywrightAssertions.assertThat(page.locator("body")).not().containsText(text);
    }

    void isAt(String path) {
        PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile("^" + literal(root) + path + "$"));
    }

    /// The browser reads the pattern too, which knows no quotes.
    private static String literal(String text) {
        return text.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0");
    }

    /// The first column of the list, from above.
    List<String> rows() {
        return page.locator("tbody .row-link").allTextContents();
    }

    /// Each row of the list has that in one of its columns, and there is no other row.
    void seesRows(String... rows) {
        PlaywrightAssertions.assertThat(page.locator("tbody tr")).containsText(rows);
    }

    /// How many bytes this page would send to who comes for the first time: what is kept from other pages counts too. A
    /// question that has no answer yet is not waited for: it may never get one.
    long weight() {
        return List.copyOf(answered).stream()
                .mapToLong(request -> sizes.merge(request.url(), size(request), Math::max))
                .sum();
    }

    private static long size(Request request) {
        Sizes sizes = request.sizes();
        return (long) sizes.responseBodySize + sizes.responseHeadersSize;
    }

    /// What the browser complained about until now.
    List<String> leave() {
        context.close();
        return complaints;
    }
}
