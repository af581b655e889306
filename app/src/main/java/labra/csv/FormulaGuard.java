package labra.csv;

import java.util.regex.Pattern;

/// Keeps a spreadsheet from taking a text for a formula: an apostrophe before whatever could begin one, at the start
/// of a cell, behind blanks of every kind and quotes, and behind every sign that some program splits cells at. What
/// is read back is what was written.
public final class FormulaGuard {
    private static final String CELL_START = "(^|[;,\\t\\r\\n])([\\s\\p{Z}\\p{Cf}\\p{Cc}\"]*)";
    private static final String FORMULA = "('*[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])";
    private static final Pattern BARE = Pattern.compile(CELL_START + FORMULA);
    private static final Pattern GUARDED = Pattern.compile(CELL_START + "'" + FORMULA);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)*");

    private FormulaGuard() {}

    public static String guarded(String text) {
        return isPlain(text) || NUMBER.matcher(text).matches()
                ? text
                : BARE.matcher(text).replaceAll("$1$2'$3");
    }

    public static String read(String cell) {
        return cell.indexOf('\'') < 0 ? cell : GUARDED.matcher(cell).replaceAll("$1$2$3");
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ');
    }
}
