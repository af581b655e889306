package labra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Looks a page over as it stands: on a small phone, a phone and a desk, light and dark.
final class Inspection {
    private Inspection() {}

    /// What is wrong with the page, which is in that language.
    static List<String> faults(Visitor visitor, String language) {
        List<String> faults = new ArrayList<>();
        assertThat(visitor.page().locator("html").getAttribute("lang")).isEqualTo(language);
        visitor.size(320, 700);
        over(visitor)
                .forEach(piece -> faults.add(
                        "%s (%s) hangs over the edge at 320 pixels: %s".formatted(visitor.path(), language, piece)));
        look(visitor, 390, 844, faults, Axe::violations);
        // The second language has the same pieces: only their room is another.
        look(visitor, 1366, 900, faults, language.equals("es") ? Axe::violations : Axe::violationsByLayout);
        return faults;
    }

    /// What is wrong with a mail, drawn by itself: in its frame nothing runs, not even what looks for faults.
    static List<String> faultsOfMail(Visitor visitor, String path) {
        Page page = visitor.page();
        String html = page.request().get(visitor.address(path)).text();
        page.navigate("about:blank");
        page.setContent(html);
        List<String> faults = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(390, 1366)) {
                visitor.size(width, 844);
                Axe.violations(page).forEach(fault -> faults.add("%s %d px: %s".formatted(scheme, width, fault)));
            }
        }
        return faults;
    }

    /// What the dark theme changes are colours.
    private static void look(
            Visitor visitor, int width, int height, List<String> faults, Function<Page, List<String>> rules) {
        visitor.size(width, height);
        visitor.theme("light");
        List<String> found = new ArrayList<>(rules.apply(visitor.page()));
        visitor.theme("dark");
        Axe.violationsByColour(visitor.page()).forEach(fault -> found.add("(dark) " + fault));
        found.forEach(fault -> faults.add("%s (%d px) %s".formatted(visitor.path(), width, fault)));
    }

    /// What makes the page wider than the window.
    @SuppressWarnings("unchecked")
    private static List<String> over(Visitor visitor) {
        return (List<String>) visitor.page().evaluate("""
                () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')]
                  .filter((piece) => piece.getBoundingClientRect().right > innerWidth)
                  .map((piece) => piece.outerHTML.slice(0, 120)).slice(0, 5)
                """);
    }
}
