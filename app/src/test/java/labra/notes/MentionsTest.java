package labra.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@ana mire esto|ana",
                "Que lo vea @Ana.|ana",
                "(@ana)|ana",
                "@ana, por favor|ana",
                "¿@ana?|ana",
                "Ver con @ana.paz|ana.paz",
                "Ver con @ana.paz.|ana.paz",
                "Escribió ana@example.com|",
                "A las 5 @ la esquina|",
                "ñ@ana|",
                "ana@ana|"
            })
    void whom_a_text_names(String text, String name) {
        Set<String> known = Set.of("ana", "ana.paz", "example.com");
        assertThat(Mentions.pieces(text, known).stream()
                        .filter(Mentions.Piece::mention)
                        .map(piece -> piece.text().substring(1).toLowerCase(java.util.Locale.ROOT))
                        .toList())
                .isEqualTo(name == null ? List.of() : List.of(name));
    }

    @Test
    void the_pieces_are_the_whole_text() {
        String text = "@ana y @beto, y @nadie.\nFin @ana";
        List<Mentions.Piece> pieces = Mentions.pieces(text, Set.of("ana", "beto"));
        assertThat(String.join("", pieces.stream().map(Mentions.Piece::text).toList()))
                .isEqualTo(text);
        assertThat(pieces.stream().filter(Mentions.Piece::mention).toList()).hasSize(3);
    }

    @Test
    void who_is_not_there_is_told_once() {
        assertThat(Mentions.unknown("@nadie, @ana. @nadie", Set.of("ana"))).containsExactly("@nadie");
        assertThat(Mentions.possible("@Ana.Paz.")).containsExactly("ana.paz.", "ana.paz");
    }
}
