package labra.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// What nobody should write into a field, a parameter or a path.
final class Texts {
    /// A line of a head that no answer may have.
    static final String INJECTED = "X-Injected";

    /// A script that no page may run.
    static final String SCRIPT = "<script>alert(1)</script>";

    private static final List<String> BAD = Stream.of(
                    List.of("", " ", "\0", "a\0b", "\r\n" + INJECTED + ": 1", "\n", "\t", "\u007f", "\u0085", "\u2028"),
                    List.of("%", "%00", "%zz", "%ff", "%2e%2e%2f", "&", "=", ";", "a;b", "?", "#", "*", "@", "//x"),
                    List.of("../../etc/passwd", "..\\..\\x", "/a^b", "/\\x", "http://x", "javascript:alert(1)"),
                    List.of("' OR 1=1--", "\";--", "1;SELECT 1", "${7*7}", "{7*7}", "{#each}", "{{7*7}}", SCRIPT),
                    List.of("\ud800", "\udfff\ud800", "\u202e", "\ufeff", "\ue000", "\ufffe", "İI", "ß", "Ⅻ", "ＡＢ１２"),
                    List.of("\ud83d\ude00".repeat(50), "é".repeat(300), "a\u0301".repeat(40), "A".repeat(70_000)),
                    List.of("-1", "0", "1", "9".repeat(400), "9223372036854775808", "1e309", "NaN", "Infinity", "0x1"),
                    List.of("2026-02-31", "0000-00-00", "2026-13-45T99:99:99Z", "+999999999-12-31T23:59:59.999999999Z"),
                    List.of("-999999999-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "infinity", "-infinity", "now"),
                    List.of("null", "true", "[]", "{}", "a@b", "a@b.co\r\nBcc: x@y.z", "\"a b\"@x.com", "ñ@ñ.com"),
                    List.of("es", "en", "xlsx", "csv", "pdf", "id", "-id", "--id", "nombre", "-timestamp", "estado"),
                    List.of("00000000-0000-0000-0000-000000000000", "019caa73-29c0-7db3-b0fd-549a7e824d25"),
                    cursors())
            .flatMap(List::stream)
            .toList();

    private Texts() {}

    static String any(Chance chance) {
        return chance.in(85) ? chance.of(BAD) : gibberish(chance);
    }

    /// One that an address has room for.
    static String brief(Chance chance) {
        String text = any(chance);
        return text.length() > 500 && chance.in(95) ? text.substring(0, 500) : text;
    }

    private static String gibberish(Chance chance) {
        StringBuilder text = new StringBuilder();
        for (int i = chance.below(30); i >= 0; i--) {
            text.appendCodePoint(chance.of(0x20 + chance.below(0x5f), chance.below(0x3000), chance.below(0x110000)));
        }
        return text.toString();
    }

    /// Places in a list that no list gave.
    private static List<String> cursors() {
        return Stream.of("id", "-id", "nombre", "timestamp", "-timestamp", "placa", "numero_unico", "usuario")
                .flatMap(order -> Stream.of("x", "", "infinity", "294277-01-01", "9".repeat(30))
                        .map(key -> order + "\n" + key + "\n1"))
                .map(place -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(place.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
