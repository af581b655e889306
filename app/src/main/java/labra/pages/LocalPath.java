package labra.pages;

import org.jspecify.annotations.Nullable;

/// A path of this very site, to go back to. What would lead elsewhere leads home.
public final class LocalPath {
    private LocalPath() {}

    public static String of(@Nullable String written) {
        if (written == null || !written.startsWith("/") || written.startsWith("//")) {
            return "/admin";
        }
        return written.chars().allMatch(c -> c > ' ' && c < '\u007f' && c != '\\') ? written : "/admin";
    }
}
