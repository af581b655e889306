package labra.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The command line speaks Spanish unless the environment is English, and says the same in both.
class TextsTest {
    private final ResourceBundle spanish = Texts.in(Locale.of("es"));
    private final ResourceBundle english = Texts.in(Locale.ENGLISH);

    @Test
    void both_languages_have_the_same_texts_with_the_same_places() {
        assertThat(english.keySet()).isEqualTo(spanish.keySet());
        for (String key : spanish.keySet()) {
            assertThat(places(english.getString(key))).as(key).isEqualTo(places(spanish.getString(key)));
            assertThat(english.getString(key)).as(key).isNotEqualTo("");
        }
    }

    @Test
    void every_text_with_places_can_be_filled() {
        for (ResourceBundle bundle : List.of(spanish, english)) {
            for (String key : bundle.keySet()) {
                String text = bundle.getString(key);
                if (!text.contains("${") && !places(text).isEmpty()) {
                    String filled = new MessageFormat(text, Locale.ROOT).format(new Object[] {"a", "b", "c", "d", "e"});
                    assertThat(places(filled)).as(key).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"en_US.UTF-8,en", "en,en", "es_AR.UTF-8,es", "C,es", "C.UTF-8,es", "'',es", "pt_BR.UTF-8,es"})
    void the_environment_chooses(String lang, String language) {
        assertThat(Texts.localeOf(Map.of("LANG", lang)).getLanguage()).isEqualTo(language);
        assertThat(Texts.localeOf(Map.of("LC_ALL", lang, "LANG", "fr_FR")).getLanguage())
                .isEqualTo(lang.isEmpty() ? "es" : language);
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\d}|\\$\\{DEFAULT-VALUE}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
