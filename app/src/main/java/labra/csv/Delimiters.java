package labra.csv;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The signs that set cells apart, the most usual first, and how people name them.
public final class Delimiters {
    public static final List<Character> USUAL = List.of(',', ';', '\t', '|', '^', '~', '\u001f');

    private Delimiters() {}

    /// A sign that can be seen as it is, others by their names.
    public static String shown(char delimiter) {
        return switch (delimiter) {
            case '\t' -> "TAB";
            case ' ' -> "U+0020";
            default ->
                Character.isISOControl(delimiter)
                        ? String.format(Locale.ROOT, "U+%04X", (int) delimiter)
                        : String.valueOf(delimiter);
        };
    }

    /// The delimiter that somebody names, if it can be one: no letter, no digit, nothing that quotes or ends a line.
    public static Optional<Character> named(String written) {
        String name = written.toUpperCase(Locale.ROOT);
        Character sign = switch (name) {
            case "TAB", "\\T" -> '\t';
            default -> one(name);
        };
        return Optional.ofNullable(sign).filter(Delimiters::fits);
    }

    private static @Nullable Character one(String name) {
        if (name.matches("U\\+[0-9A-F]{4}")) {
            return (char) Integer.parseInt(name.substring(2), 16);
        }
        return name.length() == 1 ? Character.valueOf(name.charAt(0)) : null;
    }

    private static boolean fits(char sign) {
        return !Character.isLetterOrDigit(sign) && !Character.isSurrogate(sign) && "\"'\n\r\0\uffff".indexOf(sign) < 0;
    }
}
