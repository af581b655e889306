package labra.web.lists;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody types into a search box, as the pattern of a `LIKE` over `searchable(…)` columns.
public final class Search {
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");

    /// Letters that are no accented ones, and the plain letters that people type instead; and what sets
    /// words apart, which is a blank: as the database's `searchable` has them.
    private static final String OTHER = "łøđħıŧŋðĸƀɓƈɖɗɠɨƙƚɲƞƥƭʈʋƴƶǥəǝɛɔʉɵ’ʼ‘ʻ′-._/,‐‑‒–—·";

    private static final String PLAIN = "lodhitndkbbcddgiklnnpttvyzgeeeouo'''''           ";

    private Search() {}

    public static @Nullable String anywhere(@Nullable String typed) {
        return typed == null ? null : "%" + escaped(typed) + "%";
    }

    public static @Nullable String atStart(@Nullable String typed) {
        return typed == null ? null : escaped(typed) + "%";
    }

    private static String escaped(String typed) {
        return searchable(typed).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    static String searchable(String written) {
        String even = written.replace('`', '\'').replace('´', '\'');
        String bare = ACCENTS.matcher(Normalizer.normalize(even, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(bare.length());
        bare.codePoints().map(Search::plain).forEach(plain::appendCodePoint);
        return plain.toString()
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("þ", "th")
                .replace("    ", " ")
                .replace("  ", " ")
                .replace("  ", " ");
    }

    private static int plain(int letter) {
        int other = OTHER.indexOf(letter);
        return other < 0 ? letter : PLAIN.charAt(other);
    }
}
