package labra.trial;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What a trial tells: its progress on the error output, its account on the standard output.
public record Say(ResourceBundle texts, Locale locale) {
    public static Say of(String bundle) {
        String language = System.getenv().getOrDefault("LC_ALL", System.getenv().getOrDefault("LANG", ""));
        Locale locale = language.startsWith("en") ? Locale.ENGLISH : Locale.of("es", "AR");
        return new Say(
                ResourceBundle.getBundle(
                        bundle,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
                locale);
    }

    public String text(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }

    public void line(String key, Object... arguments) {
        System.err.println(text(key, arguments));
    }

    public void account(String key, Object... arguments) {
        System.out.println(text(key, arguments));
    }
}
