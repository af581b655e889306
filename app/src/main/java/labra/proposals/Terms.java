package labra.proposals;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import labra.pages.Words;
import org.jspecify.annotations.Nullable;

/// Terms of the law: rows and forms have their words, a reader those of the bundle, whose keys begin alike.
public record Terms(String kind, List<String> words) {
    public static Terms of(String kind, @Nullable String word) {
        return new Terms(kind, word == null ? List.of() : List.of(word));
    }

    String in(Locale locale) {
        return words.stream().map(word -> Words.text(locale, kind + word)).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return String.join(", ", words);
    }
}
