package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import labra.Api;
import labra.console.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What the command says and ends with.
@QuarkusTest
class ImportCommandTest {
    private static final String HEADER = "numero;placa;fecha;hora;policia\n";

    @Inject
    ImportFines command;

    @Inject
    Cases cases;

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @BeforeEach
    void a_town() {
        cases.town();
    }

    @Test
    void k38_an_import_of_which_every_row_was_rejected_ends_with_a_code_of_its_own() {
        String number = Api.unique("K38") + "-";
        String good = number + "1;AAA111;05/11/2025;10:00;1042\n";
        String bad = number + "2;AAA111;05/11/2025;10:00;9999\n";
        assertThat(ended(HEADER + bad)).isEqualTo(3);
        assertThat(ended(HEADER + good + bad)).isZero();
        assertThat(ended(HEADER + good)).isZero();
        assertThat(ended(HEADER)).isEqualTo(1);
    }

    /// A header alone, whatever made it one: a file of which nothing was read is never a good end.
    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n\n", ";;;;\n;;;;\n", "\u0085", "\u001a"})
    void a_file_without_rows_says_so(String rest) {
        int code = ended(HEADER.strip() + rest);
        assertThat(code).isIn(1, 3);
        assertThat(said.toString()).contains(numberless());
    }

    private static String numberless() {
        return Texts.locale().getLanguage().equals("en") ? "row" : "fila";
    }

    @Test
    void what_a_file_says_colours_no_terminal() {
        ended(
                "numero;placa;fecha;hora;policia;ro\u001b[31mjo;\"x\nlabra: todo bien\"\n1;AAA111;05/11/2025;10:00;9999;a;b\n");
        assertThat(said.toString())
                .contains("ro\\u001b[31mjo", "x\\u000alabra")
                .doesNotContain("\u001b", "\nlabra: todo bien");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "foo;bar\n1;2\n", "{\"a\": 1}", "%PDF-1.7", "numero;placa;fecha;hora;policia\n1;A"})
    void a_file_that_cannot_be_imported_is_refused_in_words(String text) {
        int code = ended(text);
        assertThat(code).isIn(1, 3);
        assertThat(said.toString()).isNotBlank().doesNotContain("Exception").doesNotContain("labra.");
    }

    @Test
    void a_file_that_is_not_there_is_refused_in_words() {
        assertThat(run(folder.resolve("nada.csv").toString())).isEqualTo(1);
        assertThat(said.toString()).contains("nada.csv").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "x", "||", "U+FFFF", ""})
    void a_delimiter_that_is_none_is_a_wrong_command(String delimiter) {
        Path file = Importing.file(folder, "d.csv", HEADER);
        assertThat(run(file.toString(), "--delimiter", delimiter)).isEqualTo(2);
    }

    @Test
    void a_delimiter_is_named_as_it_is_shown() {
        String number = Api.unique("DN") + "-";
        String row = number + "1;AAA111;05/11/2025;10:09;1042\n";
        Path file = Importing.file(folder, "unit.csv", (HEADER + row).replace(';', '\u001f'));
        assertThat(run(file.toString(), "--delimiter", "U+001F")).isZero();
        assertThat(said.toString()).contains("U+001F");
    }

    private int ended(String text) {
        return run(Importing.file(folder, "k38.csv", text).toString());
    }

    private int run(String... arguments) {
        said.getBuffer().setLength(0);
        PrintWriter out = new PrintWriter(said);
        return new CommandLine(command)
                .setResourceBundle(Texts.bundle())
                .setOut(out)
                .setErr(out)
                .execute(arguments);
    }
}
