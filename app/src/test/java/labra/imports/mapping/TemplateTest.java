package labra.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import labra.csv.ImportFailure;
import org.junit.jupiter.api.Test;

/// What a mapping writes of a row's cells.
class TemplateTest {
    private static final Headings HEADINGS = Headings.of(List.of("Calle ", "CDRA", "Distrito"));

    @Test
    void joins_columns_and_leaves_out_the_parts_whose_column_is_blank() {
        assertThat(text("{calle}[, cuadra {cdra}][, {distrito}]", "LARCO", "4", " "))
                .isEqualTo("LARCO, cuadra 4");
        assertThat(text("{calle}[, cuadra {cdra}][, {distrito}]", "LARCO", "", "LIMA"))
                .isEqualTo("LARCO, LIMA");
    }

    @Test
    void takes_a_column_by_its_name_without_case_accents_and_double_spaces() {
        assertThat(text("CÁLLE", "  JOSE   LARCO ", "", "")).isEqualTo("JOSE LARCO");
    }

    @Test
    void takes_constants_in_quotes() {
        assertThat(text("'DER-DF'", "a", "b", "c")).isEqualTo("DER-DF");
    }

    @Test
    void names_the_columns_there_are_when_one_is_not() {
        assertThatThrownBy(() -> text("altura", "a", "b", "c"))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("altura")
                .hasMessageContaining("CDRA");
    }

    private static String text(String template, String... cells) {
        return Template.parse(template, HEADINGS).of(cells);
    }
}
