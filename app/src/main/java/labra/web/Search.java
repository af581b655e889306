package labra.web;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What somebody types into a search box, as the pattern of a `LIKE` over `searchable(…)` columns.
public final class Search {
    private Search() {}

    public static @Nullable String anywhere(@Nullable String typed) {
        return typed == null ? null : "%" + escaped(typed) + "%";
    }

    public static @Nullable String atStart(@Nullable String typed) {
        return typed == null ? null : escaped(typed) + "%";
    }

    private static String escaped(String typed) {
        String bare = Normalizer.normalize(typed.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        return bare.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
