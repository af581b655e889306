package labra.bench;

import java.io.PrintStream;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What the benchmark tells while it works, on the error output; the table alone goes to the standard output.
record Say(ResourceBundle texts, PrintStream progress) {

    static Say inLanguageOfEnvironment() {
        String language = System.getenv().getOrDefault("LC_ALL", System.getenv().getOrDefault("LANG", ""));
        Locale locale = language.startsWith("en") ? Locale.ENGLISH : Locale.of("es");
        return new Say(
                ResourceBundle.getBundle(
                        "labra.bench.bench",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
                System.err);
    }

    String text(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(arguments);
    }

    void line(String key, Object... arguments) {
        progress.println(text(key, arguments));
    }
}
