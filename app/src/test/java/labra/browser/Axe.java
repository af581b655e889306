package labra.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Deque's axe-core in a page: what keeps somebody from using it, by the rules of WCAG 2.2, levels A and AA.
final class Axe {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /// Those of them that a theme can break.
    private static final Map<String, Object> COLOURS =
            Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));

    /// Those that the room on the screen can break.
    private static final Map<String, Object> LAYOUT = Map.of(
            "type",
            "rule",
            "values",
            List.of("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"));

    private static final String LOOK = """
            async (rules) => {
              const found = await axe.run(document, { runOnly: rules, resultTypes: ['violations'], preload: false, iframes: false });
              return found.violations.flatMap((rule) => rule.nodes.map((node) =>
                rule.id + ' at ' + node.target.join(' ') + ': ' + node.html.slice(0, 160) + '\\n      '
                + node.failureSummary.replaceAll('\\n', '\\n      ')));
            }
            """;

    private static final String SCRIPT = script();

    private Axe() {}

    /// What is wrong in the page as it stands now, each as a person can read it.
    static List<String> violations(Page page) {
        return violations(page, RULES);
    }

    /// The same, of colours alone.
    static List<String> violationsByColour(Page page) {
        return violations(page, COLOURS);
    }

    /// The same, of what the size of the window changes.
    static List<String> violationsByLayout(Page page) {
        return violations(page, LAYOUT);
    }

    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page, Object rules) {
        if (Boolean.TRUE.equals(page.evaluate("() => !window.axe"))) {
            page.evaluate(SCRIPT);
        }
        return (List<String>) page.evaluate(LOOK, rules);
    }

    private static String script() {
        ClassLoader loader = Objects.requireNonNull(Axe.class.getClassLoader());
        try (InputStream script = Objects.requireNonNull(loader.getResourceAsStream("axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
