package labra.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A row as PostgreSQL writes it is read value by value.
class RecordTextTest {
    @Test
    void quotes_backslashes_commas_and_empty_texts_are_told_apart_from_nothing() {
        assertThat(RecordText.values("(7,\"two, \"\"quoted\"\" \\\\ and (so)\",,\"\",t)"))
                .containsExactly("7", "two, \"quoted\" \\ and (so)", null, "", "t");
        assertThat(RecordText.values("()")).containsExactly((String) null);
        assertThat(RecordText.values("(,)")).containsExactly(null, null);
        assertThat(RecordText.values("(\"línea\nnueva\",ñ)")).containsExactly("línea\nnueva", "ñ");
    }

    @Test
    void columns_that_came_later_are_missing_and_moments_are_written_as_in_json() {
        var row = RecordText.read("(1,\"2026-11-27 03:44:04.5+00\")", List.of("id", "at", "later"));
        assertThat(row.path("id").asText()).isEqualTo("1");
        assertThat(row.path("at").asText()).isEqualTo("2026-11-27T03:44:04.5+00:00");
        assertThat(row.has("later")).isFalse();
    }

    @Test
    void what_is_no_row_is_refused() {
        for (String text : List.of("", "(", "1,2", "{\"id\": 1}", "(1,2")) {
            assertThatThrownBy(() -> RecordText.values(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
