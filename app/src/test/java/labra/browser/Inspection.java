package labra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

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
        // The second language has the same colours and pieces: it is looked at where the room is smallest.
        look(visitor, 390, 844, faults);
        if (language.equals("es")) {
            look(visitor, 1366, 900, faults);
        }
        return faults;
    }

    /// What the dark theme changes are colours.
    private static void look(Visitor visitor, int width, int height, List<String> faults) {
        visitor.size(width, height);
        visitor.theme("light");
        List<String> found = new ArrayList<>(Axe.violations(visitor.page()));
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
