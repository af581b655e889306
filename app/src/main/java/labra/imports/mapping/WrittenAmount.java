package labra.imports.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A number as people write amounts: thousands and decimals set apart by dots, commas, blanks or apostrophes,
/// a currency or a unit beside it. `1.000` alone is a thousand or one; only its column can tell.
record WrittenAmount(String digits, char last, int behind, boolean certain) {
    static final char NONE = 0;

    private static final String CURRENCY =
            "(?:[$€£¥₲₡₱]|(?:us|u|ar|mx|cl|co|a|r|rd|nio|c|b)[$]|u[$]s|s/[.]?|bs[.]?|b/[.]?|q[.]?|gs[.]?|l[.]?|ars|usd|clp|cop|mxn|pen|sol|soles"
                    + "|uyu|pyg|brl|bob|crc|gtq|hnl|dop|ves|eur|euros?|pesos?|d[o\\u00f3]lares)";
    private static final String UNIT =
            "(?:u[.]?f[.]?|u[.]?t[.]?m?[.]?|u[.]?i[.]?t[.]?|u[.]?v[.]?t[.]?|u[.]?r[.]?|u[.]?m[.]?a?[.]?|ufm|umas?|jus|smldv|smlmv|smdlv|unidades(?: fijas)?"
                    + "|unidad(?: fija)?|units?|fixed units|puntos?|points?|pts?[.]?|pontos?)";
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:" + CURRENCY + "|" + UNIT + ")? ?(?<number>[+-]?\\d[\\d., '’]*?)(?:[.,]-+)? ?(?:" + CURRENCY + "|"
                    + UNIT + ")?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(?:([ '’])\\d{3})(?:\\1\\d{3})*(?:[.,]\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,20}");
    private static final Pattern ONE_SIGN = Pattern.compile("(-?\\d{1,20})([.,])(\\d{1,10})");
    private static final Pattern THOUSANDS = Pattern.compile("-?[1-9]\\d{0,2}(?:([.,])\\d{3})(?:\\1\\d{3})+");
    private static final Pattern BOTH =
            Pattern.compile("-?[1-9]\\d{0,2}(?:([.,])\\d{3})(?:\\1\\d{3})*(?!\\1)([.,])(\\d{1,10})");

    /// Null for what is no amount.
    static @Nullable WrittenAmount read(String written) {
        Matcher said = WRITTEN.matcher(
                BLANKS.matcher(written.replace('−', '-')).replaceAll(" ").strip());
        String number = said.matches() ? said.group("number").replace("+", "").strip() : "";
        if (GROUPED.matcher(number).matches()) {
            number = number.replaceAll("[ '’]", "");
            return WHOLE.matcher(number).matches() ? new WrittenAmount(number, NONE, 0, true) : oneSign(number, true);
        }
        if (WHOLE.matcher(number).matches()) {
            return new WrittenAmount(number, NONE, 0, true);
        }
        Matcher thousands = THOUSANDS.matcher(number);
        if (thousands.matches()) {
            char decimal = thousands.group(1).equals(".") ? ',' : '.';
            return new WrittenAmount(number.replaceAll("[.,]", ""), decimal, 0, true);
        }
        Matcher both = BOTH.matcher(number);
        if (both.matches()) {
            String digits = number.replaceAll("[.,]", "");
            return new WrittenAmount(
                    digits, both.group(2).charAt(0), both.group(3).length(), true);
        }
        return oneSign(number, false);
    }

    private static @Nullable WrittenAmount oneSign(String number, boolean grouped) {
        Matcher one = ONE_SIGN.matcher(number);
        if (!one.matches()) {
            return null;
        }
        String before = one.group(1).replace("-", "");
        boolean open = !grouped && one.group(3).length() == 3 && before.length() <= 3 && !before.startsWith("0");
        return new WrittenAmount(
                one.group(1) + one.group(3),
                one.group(2).charAt(0),
                one.group(3).length(),
                !open);
    }

    /// Its usual form, such as `1234.56`.
    String plain() {
        int point = digits.length() - behind;
        return behind == 0 ? digits : digits.substring(0, point) + "." + digits.substring(point);
    }

    String asThousands() {
        return digits;
    }
}
