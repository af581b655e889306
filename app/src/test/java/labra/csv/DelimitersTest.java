package labra.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every delimiter has a name that can be written down and read back.
class DelimitersTest {
    @Test
    void are_named_as_they_are_shown() {
        assertThat(Delimiters.USUAL)
                .extracting(Delimiters::shown)
                .containsExactly(",", ";", "TAB", "|", "^", "~", "U+001F");
        assertThat(Delimiters.USUAL)
                .allSatisfy(sign ->
                        assertThat(Delimiters.named(Delimiters.shown(sign))).contains(sign));
        assertThat(Delimiters.named("tab")).contains('\t');
        assertThat(Delimiters.named("u+00a6")).contains('¦');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "\"", "'", "x", "7", "ñ", "\n", "\r", "\0", "||", "U+0022", "U+D83D", "U+FFFF", "U+001", "comma"
            })
    void are_no_quotes_letters_or_ends_of_lines(String written) {
        assertThat(Delimiters.named(written)).isEmpty();
    }
}
