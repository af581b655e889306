package labra.bench;

import java.io.PrintStream;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What the benchmark tells while it works, on the error output; the table alone goes to the standard output.
record Say(ResourceBundle texts, Locale locale, PrintStream progress) {

    static Say inLanguageOfEnvironment() {
        String language = System.getenv().getOrDefault("LC_ALL", System.getenv().getOrDefault("LANG", ""));
        Locale locale = language.startsWith("en") ? Locale.ENGLISH : Locale.of("es", "AR");
        return new Say(
                ResourceBundle.getBundle(
                        "labra.bench.bench",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
                locale,
                System.err);
    }

    String text(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }

    String number(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    void line(String key, Object... arguments) {
        progress.println(text(key, arguments));
    }

    void progress(int round, int rounds, String name, Rate rate) {
        progress.printf("%d/%d  %-16s %s/s%n", round, rounds, name, number(rate.perSecond(), 0));
    }
}
