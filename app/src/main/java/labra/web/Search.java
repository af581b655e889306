package labra.web;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// What somebody types into a search box, as the pattern of a `LIKE` over `searchable(…)` columns.
public final class Search {
    /// The very letters that the database's `searchable` takes the accents from.
    private static final String ACCENTED = "áàâãäéèêëíìîïóòôõöúùûüñç";

    private static final String BARE = "aaaaaeeeeiiiiooooouuuunc";

    private Search() {}

    public static @Nullable String anywhere(@Nullable String typed) {
        return typed == null ? null : "%" + escaped(typed) + "%";
    }

    public static @Nullable String atStart(@Nullable String typed) {
        return typed == null ? null : escaped(typed) + "%";
    }

    private static String escaped(String typed) {
        StringBuilder bare = new StringBuilder(typed.length());
        Normalizer.normalize(typed, Normalizer.Form.NFC)
                .codePoints()
                .map(Character::toLowerCase)
                .map(Search::withoutAccent)
                .forEach(bare::appendCodePoint);
        return bare.toString().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static int withoutAccent(int letter) {
        int accented = ACCENTED.indexOf(letter);
        return accented < 0 ? letter : BARE.charAt(accented);
    }
}
