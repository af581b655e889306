package labra.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A bad row spoils itself alone, and says on which line it stands.
class RowsTest {
    @Test
    void read_quoted_cells_with_delimiters_quotes_and_line_ends() {
        assertThat(shown("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\nlast,row"))
                .containsExactly("2 x, \"y\"|two\nlines", "4 last|row");
    }

    @Test
    void lose_one_line_to_a_quote_that_nobody_closes() {
        assertThat(shown("a,b\n1,\"open\n2,fine\n3,fine")).containsExactly("2 BAD_QUOTING", "3 2|fine", "4 3|fine");
    }

    @Test
    void lose_one_line_to_a_quote_that_the_next_row_seems_to_close() {
        assertThat(shown("a,b\n1,\"open\n2,\"fine\"\n3,fine")).containsExactly("2 BAD_QUOTING", "3 2|fine", "4 3|fine");
    }

    @Test
    void refuse_text_after_a_closing_quote() {
        assertThat(shown("a,b\n\"1\"x,2\n3,4")).containsExactly("2 BAD_QUOTING", "3 3|4");
    }

    @Test
    void take_quotes_inside_of_a_cell_as_they_are() {
        assertThat(shown("a,b\n5\" pipe,\"x\"\n3,4")).containsExactly("2 5\" pipe|x", "3 3|4");
    }

    @Test
    void refuse_more_cells_than_the_header_has_and_take_missing_ones_for_blank() {
        assertThat(shown("a,b\n1\n1,2,3\n1,2,,")).containsExactly("2 1|", "3 WRONG_COLUMNS", "4 1|2");
    }

    @Test
    void refuse_characters_that_no_database_keeps() {
        assertThat(shown("a,b\n1,x\0y\n1,x\u001by\n1,x\u0081y\n1,x\ty"))
                .containsExactly("2 CONTROL_CHARACTER", "3 CONTROL_CHARACTER", "4 CONTROL_CHARACTER", "5 1|x\ty");
    }

    @Test
    void mend_letters_of_windows_that_went_through_latin_1() {
        assertThat(shown("a,b\n1,norte \u0096 sur \u0093x\u0094")).containsExactly("2 1|norte – sur “x”");
    }

    @Test
    void refuse_bytes_that_are_no_text() {
        assertThat(shown("a,b\n1," + Rows.UNDECODABLE + "\n1,\uFFFD"))
                .containsExactly("2 UNREADABLE_CHARACTER", "3 1|\uFFFD");
    }

    @Test
    void refuse_a_line_that_does_not_end() {
        assertThat(shown("a,b\n1," + "x".repeat(2_000_000) + "\n3,4")).containsExactly("2 LINE_TOO_LONG", "3 3|4");
    }

    @Test
    void pass_over_empty_lines() {
        assertThat(shown("\n\na,b\n\n1,2\n   \n3,4\n\n")).containsExactly("5 1|2", "7 3|4");
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|', '^', '~', '\u001f'})
    void find_the_delimiter(char delimiter) {
        String text =
                "plate,date,note\nAB123,2024-01-02,\"a, b; c | d\"\nAB124,2024-01-02,\"3,5\"".replace(',', delimiter);
        CsvRows rows = rows(text);
        assertThat(rows.delimiter()).isEqualTo(delimiter);
        assertThat(rows.header()).containsExactly("plate", "date", "note");
    }

    @Test
    void believe_what_a_spreadsheet_says_of_its_delimiter() {
        Rows rows = rows("sep=;\na;b,c\n1;2,3\n");
        assertThat(rows.header()).containsExactly("a", "b,c");
        assertThat(rows.next())
                .isInstanceOfSatisfying(
                        Row.Good.class, row -> assertThat(row.line()).isEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=\"", "sep='", "sep=", "sep=x", "sep=7", "sep=ñ"})
    void take_no_letter_and_no_quote_for_a_delimiter(String title) {
        assertThat(rows(title + "\nplate,date,note\nA,B,C\n").delimiter()).isEqualTo(',');
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=^", "SEP=~", "\"sep=\u001f\"", "sep=\\t", "sep=:", "sep=|||"})
    void believe_any_other_sign(String title) {
        char delimiter = rows(title + "\na,b\n").delimiter();
        assertThat(title).contains(delimiter == '\t' ? "\\t" : String.valueOf(delimiter));
    }

    @Test
    void read_cells_that_a_unit_separator_sets_apart() {
        CsvRows rows = rows("a\u001fb\u001fc\n1\u001f\"x \"\"y\"\"\"\u001f\n2\u001f \"z\" \u001fw\n3\u001f\0\u001f4\n");
        assertThat(rows.header()).containsExactly("a", "b", "c");
        assertThat(shown(rows)).containsExactly("2 1|x \"y\"|", "3 2|z|w", "4 CONTROL_CHARACTER");
    }

    @Test
    void read_a_header_that_goes_over_two_lines() {
        assertThat(rows("a,\"b\nb\"\n1,2").header()).containsExactly("a", "b\nb");
    }

    @Test
    void need_a_header() {
        assertThatThrownBy(() -> rows(" \n\n"))
                .isInstanceOfSatisfying(
                        ImportFailure.class,
                        failure -> assertThat(failure.key()).isEqualTo("failure.empty"));
    }

    private static CsvRows rows(String text) {
        return new CsvRows(new Lines(new StringReader(text)), Reading.USUAL);
    }

    private static List<String> shown(String text) {
        return shown(new CsvRows(new Lines(new StringReader(text)), new Reading(null, ',', null, name -> false)));
    }

    private static List<String> shown(Rows rows) {
        List<String> shown = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            shown.add(
                    switch (row) {
                        case Row.Good good -> good.line() + " " + String.join("|", good.cells());
                        case Row.Bad bad -> bad.line() + " " + bad.fault();
                    });
        }
        return shown;
    }
}
