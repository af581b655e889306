package labra.messages;

import io.quarkus.runtime.LaunchMode;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// A bundle of words by its name, as `MessageFormat` patterns. Under `./labra dev` a change that is saved is read at
/// once.
public record Bundle(String name) {
    private static final ResourceBundle.Control PROPERTIES = new Properties();

    public ResourceBundle in(Locale locale) {
        return ResourceBundle.getBundle("messages." + name, locale, PROPERTIES);
    }

    /// The words under that key with the arguments in place.
    public String text(Locale locale, String key, @Nullable Object... arguments) {
        return new MessageFormat(in(locale).getString(key), locale).format(arguments);
    }

    /// Never the words of the machine's own language in place of a missing one.
    private static final class Properties extends ResourceBundle.Control {
        @Override
        public List<String> getFormats(String baseName) {
            return FORMAT_PROPERTIES;
        }

        @Override
        public @Nullable Locale getFallbackLocale(String baseName, Locale locale) {
            return null;
        }

        @Override
        public long getTimeToLive(String baseName, Locale locale) {
            return LaunchMode.current() == LaunchMode.DEVELOPMENT ? 0 : TTL_NO_EXPIRATION_CONTROL;
        }
    }
}
