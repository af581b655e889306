package labra.moments;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Written moments without what only varies their looks: case, accents, kinds of blanks, of hyphens, slashes and
/// colons.
final class Plain {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern HYPHENS = Pattern.compile("[‐‑‒–—―−]");
    private static final Pattern SLASHES = Pattern.compile("[∕⁄]");
    private static final Pattern COLONS = Pattern.compile("[∶꞉]");

    private Plain() {}

    static String text(String written) {
        String bare = MARKS.matcher(Normalizer.normalize(written, Normalizer.Form.NFKD))
                .replaceAll("");
        String visible = INVISIBLE.matcher(bare).replaceAll("");
        String even = BLANKS.matcher(visible).replaceAll(" ").strip();
        String hyphened = HYPHENS.matcher(even).replaceAll("-");
        String slashed = SLASHES.matcher(hyphened).replaceAll("/");
        String plain = COLONS.matcher(slashed).replaceAll(":").toLowerCase(Locale.ROOT);
        return plain.startsWith("'") ? plain.substring(1) : plain;
    }
}
