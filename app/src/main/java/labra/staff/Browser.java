package labra.staff;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A browser by the name that its user knows it by, so that sessions can be told apart.
final class Browser {
    /// In this order: most browsers claim to be Chrome or Safari too.
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg/", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser/", "Samsung Internet"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("Linux", "Linux"));

    private Browser() {}

    static String named(@Nullable String agent) {
        if (agent == null) {
            return "?";
        }
        return first(BROWSERS, agent) + " · " + first(SYSTEMS, agent);
    }

    private static String first(List<Map.Entry<String, String>> names, String agent) {
        return names.stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("?");
    }
}
