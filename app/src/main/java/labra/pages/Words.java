package labra.pages;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import labra.messages.Bundle;

/// The words of the pages, Spanish and English, as `MessageFormat` patterns.
public final class Words {
    private static final Bundle BUNDLE = new Bundle("pages");

    private Words() {}

    public static boolean has(Locale locale, String key) {
        return in(locale).containsKey(key);
    }

    static ResourceBundle in(Locale locale) {
        return BUNDLE.in(locale);
    }

    /// The one word for a fact, by its name on the wire.
    public static String fact(Locale locale, String name) {
        return text(locale, factKey(name));
    }

    /// The same; what no page has a word for stands as it was written.
    public static String named(Locale locale, String name) {
        return has(locale, factKey(name)) ? fact(locale, name) : name;
    }

    public static String factKey(String name) {
        return "word-" + name;
    }

    public static String text(Locale locale, String key, Object... arguments) {
        String pattern = in(locale).getString(key);
        boolean isPlain = pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0;
        return isPlain ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }
}
