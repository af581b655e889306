package labra.notices;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labra.pages.Words;

/// Why a try failed, in the reader's language: the kind of trouble in words, and behind it what the library or the
/// other server said.
final class TroubleWords {
    private static final Pattern KIND = Pattern.compile("([A-Z_]+): (.*)");
    private static final Pattern REPLY = Pattern.compile("\\d{3}[ -].*");

    private TroubleWords() {}

    static String of(Locale locale, String error) {
        Matcher kind = KIND.matcher(error);
        String key = kind.matches() ? "trouble-" + kind.group(1) : "";
        if (Words.has(locale, key)) {
            return Words.text(locale, key) + " (" + kind.group(2) + ")";
        }
        return REPLY.matcher(error).matches() ? Words.text(locale, "trouble-reply") + " " + error : error;
    }
}
