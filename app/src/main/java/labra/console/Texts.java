package labra.console;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import labra.messages.Bundle;
import labra.messages.Visible;
import org.jspecify.annotations.Nullable;

/// What the command line says: Spanish, or English when the environment's language is English.
public final class Texts {
    private static final ResourceBundle BUNDLE = in(localeOf(System.getenv()));

    private Texts() {}

    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    /// The language of the command line.
    public static Locale locale() {
        return localeOf(System.getenv());
    }

    static ResourceBundle in(Locale locale) {
        return new Bundle("console").in(locale);
    }

    public static String text(String key, @Nullable Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(textual(arguments));
    }

    /// Numbers go in as text: a port is 8000, never 8,000. What files are called, and say, colours no terminal.
    private static Object[] textual(@Nullable Object[] arguments) {
        return Stream.of(arguments).map(String::valueOf).map(Visible::of).toArray();
    }

    static Locale localeOf(Map<String, String> environment) {
        String language = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        return language.startsWith("en") ? Locale.ENGLISH : Locale.of("es");
    }
}
