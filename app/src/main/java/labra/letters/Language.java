package labra.letters;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import labra.messages.Bundle;

/// A language that people are written to in, with its words.
enum Language {
    ES(Locale.of("es", "AR")),
    EN(Locale.of("en"));

    private static final Bundle WORDS = new Bundle("mail");

    private final Locale locale;
    private final DateTimeFormatter dates;

    Language(Locale locale) {
        this.locale = locale;
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
        return WORDS.in(locale).getString(key);
    }

    /// The words under that key with the arguments in place.
    String sentence(String key, Object... arguments) {
        return WORDS.text(locale, key, arguments);
    }

    public static Language coded(String code) {
        return code.equals(EN.code()) ? EN : ES;
    }
}
