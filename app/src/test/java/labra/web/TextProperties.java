package labra.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Text has one form, whichever program wrote it.
class TextProperties {
    @Property
    void cleaning_twice_changes_nothing(@ForAll String written) {
        try {
            String line = Text.line(written, 1000);
            assertThat(Text.line(line, 1000)).isEqualTo(line);
            String lines = Text.lines(written, 1000);
            assertThat(Text.lines(lines, 1000)).isEqualTo(lines);
            assertThat(Normalizer.isNormalized(line + "\n" + lines, Normalizer.Form.NFC))
                    .isTrue();
        } catch (BadField refused) {
            assertThat(refused.on("nombre").key()).startsWith("field.");
        }
    }

    @Property
    void what_cannot_be_seen_makes_no_other_name(@ForAll("invisible") String sign) throws BadField {
        assertThat(Text.line(sign + "José" + sign + " Núñez" + sign, 200)).isEqualTo("José Núñez");
        assertThat(Text.lines("José" + sign + " Núñez", 200)).isEqualTo("José Núñez");
    }

    @Property
    void every_blank_is_a_plain_one(@ForAll("blanks") String blank) throws BadField {
        assertThat(Text.line(blank + "Ana" + blank + blank + "Paz" + blank, 200))
                .isEqualTo("Ana Paz");
    }

    @Property
    void a_name_keeps_to_one_line_and_a_comment_keeps_its_lines(@ForAll("lineEnds") String end) throws BadField {
        assertThat(Text.line("Ana" + end + "Bcc: x", 200)).isEqualTo("Ana Bcc: x");
        assertThat(Text.lines("uno" + end + "dos", 200)).isEqualTo("uno\ndos");
    }

    @Property
    void noncharacters_controls_and_halves_are_refused(@ForAll("forbidden") String sign) {
        for (String written : new String[] {sign, "Ana" + sign, sign + " Paz"}) {
            assertThatThrownBy(() -> Text.line(written, 200)).isInstanceOf(BadField.class);
            assertThatThrownBy(() -> Text.lines(written, 200)).isInstanceOf(BadField.class);
            assertThatThrownBy(() -> Text.exact(written, 200)).isInstanceOf(BadField.class);
        }
    }

    @Example
    void composed_and_decomposed_are_one() throws BadField {
        assertThat(Text.line("Mun\u0303oz", 200)).isEqualTo("Muñoz");
        assertThat(Text.lines("Ángel", 200)).isEqualTo(Text.lines("A\u0301ngel", 200));
    }

    @Example
    void scripts_and_emoji_keep_the_joiners_that_they_need() throws BadField {
        assertThat(Text.line("علی\u200cرضا", 200)).isEqualTo("علی\u200cرضا");
        assertThat(Text.lines("👩\u200d🚒 ☎\ufe0f", 200)).isEqualTo("👩\u200d🚒 ☎\ufe0f");
        assertThat(Text.line("Ana\u200dPaz", 200)).isEqualTo("AnaPaz");
    }

    @Example
    void a_secret_stays_as_it_is() throws BadField {
        assertThat(Text.exact("  clave\u00a0con  blancos ", 200)).isEqualTo("  clave\u00a0con  blancos ");
    }

    @Provide
    Arbitrary<String> invisible() {
        return Arbitraries.of(
                "\u200b",
                "\u200c",
                "\u200d",
                "\u200e",
                "\u200f",
                "\u202a",
                "\u202b",
                "\u202c",
                "\u202d",
                "\u202e",
                "\u2060",
                "\u2066",
                "\u2067",
                "\u2068",
                "\u2069",
                "\ufeff",
                "\u00ad",
                "\u061c",
                "\u180e",
                "\u034f",
                "\u3164",
                "\u115f",
                "\ufe0f",
                "\udb40\udc41",
                "\udb40\udd00");
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.of(
                " ", "\t", "\u00a0", "\u1680", "\u2000", "\u2007", "\u2009", "\u202f", "\u205f", "\u3000", "\u2800");
    }

    @Provide
    Arbitrary<String> lineEnds() {
        return Arbitraries.of("\n", "\r", "\r\n", "\u2028", "\u2029");
    }

    @Provide
    Arbitrary<String> forbidden() {
        return Arbitraries.of(
                "\u0000",
                "\u0007",
                "\u001b",
                "\u007f",
                "\u0085",
                "\u009f",
                "\ufffe",
                "\uffff",
                "\ufdd0",
                "\ufdef",
                "\ud83f\udffe",
                "\udbff\udfff",
                "\ud800",
                "\udc00");
    }
}
