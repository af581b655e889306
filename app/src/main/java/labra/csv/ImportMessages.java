package labra.csv;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What people read about imports, from the bundle `messages/imports`: Spanish, or English when asked for.
public final class ImportMessages {
    public static final Locale SPANISH = Locale.forLanguageTag("es");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ImportMessages() {}

    public static String text(Locale locale, String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle("messages.imports", locale, NO_FALLBACK)
                .getString(key);
        return new MessageFormat(pattern, locale).format(arguments);
    }
}
