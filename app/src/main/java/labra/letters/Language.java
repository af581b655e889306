package labra.letters;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/// A language that people are written to in, with its words.
enum Language {
    ES(Locale.of("es", "AR")),
    EN(Locale.of("en"));

    private final Locale locale;
    private final ResourceBundle words;
    private final DateTimeFormatter dates;

    Language(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                "messages.mail",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
    }

    public String code() {
        return locale.getLanguage();
    }

    Locale locale() {
        return locale;
    }

    /// How a day is written out.
    DateTimeFormatter dates() {
        return dates;
    }

    /// The words under that key as they are.
    public String words(String key) {
        return words.getString(key);
    }

    /// The words under that key with the arguments in place.
    String sentence(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), locale).format(arguments);
    }

    public static Language coded(String code) {
        return code.equals(EN.code()) ? EN : ES;
    }
}
