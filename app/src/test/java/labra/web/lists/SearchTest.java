package labra.web.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import labra.platform.Database;
import org.junit.jupiter.api.Test;

/// What is typed and what is kept are compared without accents and case, alike here and in the database.
@QuarkusTest
class SearchTest {
    @Inject
    Database database;

    @Test
    void every_latin_letter_is_searched_as_the_database_keeps_it() {
        List<String> letters = IntStream.range('A', 0x1f00)
                .filter(sign -> Character.isLetter(sign) && UnicodeScript.of(sign) == UnicodeScript.LATIN)
                .mapToObj(Character::toString)
                .collect(Collectors.toCollection(ArrayList::new));
        letters.addAll(List.of(
                "D´Angelo",
                "D`Angelo",
                "D’Angelo",
                "5′",
                "´ñ",
                "a-b",
                "a.-_/,b",
                "ñ‐‑‒–—·b",
                "J. Pérez",
                "a       b",
                "x…y"));
        List<String> kept = database.read(handle -> handle.createQuery(
                        "SELECT searchable(letter) FROM unnest(:letters::text[]) WITH ORDINALITY AS l (letter, n) ORDER BY n")
                .bind("letters", letters.toArray(new String[0]))
                .mapTo(String.class)
                .list());
        assertThat(kept).hasSameSizeAs(letters).hasSizeGreaterThan(800);
        assertThat(letters.stream().map(Search::searchable)).containsExactlyElementsOf(kept);
    }

    @Test
    void names_are_found_by_what_a_plain_keyboard_types() {
        assertThat(Search.searchable("ŁUKASZ Ş. Yılmaz-Ñandú D’Angelo Groß Æsir Þór İpek"))
                .isEqualTo("lukasz s yilmaz nandu d'angelo gross aesir thor ipek");
        assertThat(Search.searchable("D´Angelo D`Angelo D’Angelo Dʼangelo D′Angelo"))
                .isEqualTo("d'angelo d'angelo d'angelo d'angelo d'angelo");
        assertThat(Search.searchable("Mun\u0303oz")).isEqualTo(Search.searchable("MUÑOZ"));
    }

    @Test
    void signs_of_patterns_are_looked_for_themselves() {
        assertThat(Search.anywhere("100%_\\")).isEqualTo("%100\\% \\\\%");
    }
}
