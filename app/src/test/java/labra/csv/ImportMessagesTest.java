package labra.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import labra.imports.mapping.MappingFile;
import org.junit.jupiter.api.Test;

/// What people read about imports shows what files are called, and does not what they say.
class ImportMessagesTest {
    @Test
    void the_name_of_a_file_colours_no_terminal_whether_it_is_a_text_or_a_path() {
        String name = "x\u001b[31m\nlabra: all is well";
        assertThat(ImportMessages.text(ImportMessages.SPANISH, "failure.no-such-mapping", name, ""))
                .contains("x\\u001b[31m\\u000alabra");
        assertThat(ImportMessages.text(ImportMessages.SPANISH, "failure.no-such-mapping", Path.of(name), ""))
                .contains("x\\u001b[31m\\u000alabra");
    }

    @Test
    void a_mapping_that_no_file_can_be_called_is_told_like_one_that_is_not_there() {
        assertThatThrownBy(() -> MappingFile.named("mapa\0.txt"))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("mapa\\u0000.txt");
    }
}
