package labra.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What comes to a page because of what somebody did: a whole document, or the parts that htmx puts in. Whoever moves
/// the page waits here until it has come; what comes without anybody waiting is a complaint, for the next act would
/// meet it on its way.
final class Arrivals {
    /// Tells when htmx has settled all that somebody asked for; what a page loads by itself has no event. Something
    /// replaced before it has settled never says so: the next to settle ends it too.
    private static final String SCRIPT = """
            (() => {
              const awaited = new Set();
              const ends = (event) => {
                if (!awaited.has(event.detail.xhr)) return;
                for (const xhr of awaited) if (xhr.readyState === XMLHttpRequest.DONE) awaited.delete(xhr);
                if (awaited.size === 0) labraArrived(location.href);
              };
              addEventListener('htmx:beforeSend', (event) => {
                if (event.detail.requestConfig.triggeringEvent) awaited.add(event.detail.xhr);
              });
              const drops = (event) => awaited.delete(event.detail.xhr);
              addEventListener('htmx:sendAbort', drops);
              addEventListener('htmx:sendError', drops);
              addEventListener('htmx:afterSettle', ends);
              addEventListener('htmx:responseError', ends);
              addEventListener('htmx:historyRestore', () => labraArrived(location.href));
            })();
            """;

    private final Page page;
    private final List<String> complaints;
    private int count;
    private String latest = "";
    private boolean awaited;

    private Arrivals(Page page, List<String> complaints) {
        this.page = page;
        this.complaints = complaints;
    }

    static Arrivals of(Page page, List<String> complaints) {
        Arrivals arrivals = new Arrivals(page, complaints);
        BrowserContext context = page.context();
        context.exposeBinding("labraArrived", (source, arguments) -> {
            arrivals.note((String) arguments[0]);
            return null;
        });
        context.addInitScript(SCRIPT);
        page.onLoad(loaded -> arrivals.note(loaded.url()));
        return arrivals;
    }

    private void note(String url) {
        if (url.startsWith("about:")) {
            return;
        }
        count++;
        latest = url;
        if (!awaited) {
            complaints.add("nobody waited for " + url);
        }
    }

    /// Does what moves the page, and waits until it has moved.
    <T extends @Nullable Object> T await(Supplier<T> act) {
        return await(act, url -> true);
    }

    /// The same, where one act may move it several times: until it has come to such an address.
    <T extends @Nullable Object> T await(Supplier<T> act, Predicate<String> there) {
        int before = count;
        awaited = true;
        try {
            T result = act.get();
            page.waitForCondition(() -> count > before && there.test(latest));
            return result;
        } finally {
            awaited = false;
        }
    }

    /// Watches a page that may move by itself, until this is seen and the page is whole.
    void watch(Runnable seen) {
        awaited = true;
        try {
            seen.run();
            page.waitForLoadState();
        } finally {
            awaited = false;
        }
    }
}
