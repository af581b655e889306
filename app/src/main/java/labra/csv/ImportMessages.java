package labra.csv;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import labra.messages.Bundle;
import labra.messages.Visible;

/// What people read about imports, from the bundle `messages/imports`: Spanish, or English when asked for.
public final class ImportMessages {
    public static final Locale SPANISH = Locale.forLanguageTag("es");
    private static final Bundle BUNDLE = new Bundle("imports");

    private ImportMessages() {}

    /// A part of a message that reads otherwise in each language, such as the name of a column.
    @FunctionalInterface
    public interface Word {
        String in(Locale locale);
    }

    public static String text(Locale locale, String key, Object... arguments) {
        Object[] said = Arrays.stream(arguments)
                .map(argument -> argument instanceof Word word ? word.in(locale) : argument)
                // What files say colours no terminal and begins no line there.
                .map(argument -> argument instanceof String || argument instanceof Path
                        ? Visible.of(argument.toString())
                        : argument)
                .toArray();
        return BUNDLE.text(locale, key, said);
    }
}
