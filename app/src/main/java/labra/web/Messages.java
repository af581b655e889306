package labra.web;

import java.util.List;
import java.util.Locale;
import labra.messages.Bundle;
import org.jspecify.annotations.Nullable;

/// The words of the API's answers, Spanish unless English is preferred.
public final class Messages {
    private static final Locale SPANISH = Locale.forLanguageTag("es");
    private static final Bundle BUNDLE = new Bundle("problems");

    private Messages() {}

    public static String text(Locale locale, String key, Object... arguments) {
        return BUNDLE.text(locale, key, arguments);
    }

    /// The locale of an `Accept-Language` header: the first of Spanish and English in its order of preference.
    public static Locale preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 1000) {
            return SPANISH;
        }
        try {
            var ranges = Locale.LanguageRange.parse(acceptLanguage);
            Locale found = Locale.lookup(ranges, List.of(SPANISH, Locale.ENGLISH));
            return found == null ? SPANISH : found;
        } catch (IllegalArgumentException unreadable) {
            return SPANISH;
        }
    }
}
