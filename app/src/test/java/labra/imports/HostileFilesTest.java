package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import labra.Api;
import labra.imports.loading.Options;
import labra.imports.loading.Totals;
import labra.imports.mapping.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files made to confuse, and those that people confuse themselves with: each row is read as it was meant, or refused
/// alone and in words.
@QuarkusTest
class HostileFilesTest {
    private static final String HEADER = "numero;placa;fecha;hora;policia;comentarios\n";

    @Inject
    Cases cases;

    @Inject
    Importing importing;

    @TempDir
    Path folder;

    private String stem = "";

    @BeforeEach
    void a_town() {
        cases.town();
        stem = Api.unique("HOSTIL") + "-";
    }

    @Test
    void line_ends_of_three_systems_in_one_file() throws IOException {
        assertThat(fates("numero;placa;fecha;hora;policia\r\n" + stem + "1;AAA111;05/11/2025;10:00;1042\n" + stem
                        + "2;AAA111;05/11/2025;10:01;1042\r" + stem + "3;AAA111;05/11/2025;10:02;1042\n\r\n" + stem
                        + "4;AAA111;05/11/2025;10:03;1042"))
                .containsExactly(issued(1, "10:00"), issued(2, "10:01"), issued(3, "10:02"), issued(4, "10:03"));
    }

    @Test
    void marks_of_byte_order_in_the_middle() throws IOException {
        assertThat(fates("\ufeff" + HEADER + "\ufeff" + row(1, "x") + stem
                        + "\ufeff2;\ufeffAAA111;05/11/2025\ufeff;10:01;1042\ufeff;y\n"))
                .containsExactly(issued(1, "10:00"), issued(2, "10:01"));
    }

    @Test
    void quotes_that_are_never_closed_spoil_their_own_line() throws IOException {
        List<String> fates = fates(HEADER + row(1, "x") + row(2, "\"dijo que no") + row(3, "y") + row(4, "\"z"));
        assertThat(fates).contains(issued(1, "10:00"), issued(3, "10:00")).hasSize(4);
    }

    @Test
    void a_cell_of_a_megabyte_is_refused_alone() throws IOException {
        assertThat(fates(HEADER + row(1, "x") + row(2, "A".repeat(1 << 20)) + row(3, "y")))
                .containsExactly(issued(1, "10:00"), issued(3, "10:00"), "3 LINE_TOO_LONG");
    }

    @Test
    void zeros_within_cells_are_refused_alone() throws IOException {
        List<String> fates = fates(HEADER + row(1, "x") + row(2, "a\0b") + row(3, "y"));
        assertThat(fates).contains(issued(1, "10:00"), issued(3, "10:00")).hasSize(3);
        assertThat(importing.value(
                        "SELECT count(*) FROM fine WHERE number LIKE ? AND comments LIKE '%ab%'", stem + "%"))
                .isIn("0", "1");
    }

    @Test
    void marks_of_direction_in_headings_and_cells() throws IOException {
        assertThat(fates("\u200fnumero;\u202bplaca\u202c;\u2067fecha\u2069;hora\u200e;\u061cpolicia\n" + stem
                        + "1;\u200eAAA111\u200e;\u200f05/11/2025;10:00\u202c;\u20661042\u2069\n"))
                .containsExactly(issued(1, "10:00"));
    }

    @Test
    void formulas_and_apostrophes_that_keep_zeros_are_what_they_keep() throws IOException {
        assertThat(fates("numero;placa;fecha;hora;policia\n=\"" + stem
                        + "0012\";'AAA111;'05/11/2025;=\"10:00\";'1042\n'" + stem
                        + "0013;=\"AAA111\";=\"05/11/2025\";'10:01;=\"1042\"\n"))
                .containsExactly(stem + "0012 ISSUED 05 10:00", stem + "0013 ISSUED 05 10:01");
    }

    @Test
    void thousands_with_apostrophes_and_blanks_of_every_width() {
        List<String> written = List.of("1'234.50", "1\u2019234.50", "1\u202f234,50", "1\u00a0234,50", "1\u2009234,50");
        StringBuilder text = new StringBuilder("codigo;descripcion;unidades_fijas\n");
        IntStream.range(0, written.size()).forEach(i -> text.append(stem + i + ";x;" + written.get(i) + "\n"));
        importing.run(Kind.OFFENCES, Importing.file(folder, "offences.csv", text.toString()), Options.USUAL);
        assertThat(importing.rows("SELECT fixed_units FROM offence WHERE code LIKE ? ORDER BY code", stem + "%"))
                .extracting(offence -> offence.get("fixed_units"))
                .hasSameSizeAs(written)
                .containsOnly(new BigDecimal("1234.50"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31/02/2025 | 10:00 | 2 BAD_DATE",
                "29/02/2025 | 10:00 | 2 BAD_DATE",
                "00/11/2025 | 10:00 | 2 BAD_DATE",
                "05/11/2025 | 24:30 | 2 BAD_TIME",
                "05/11/2025 | 25:00 | 2 BAD_TIME",
                "05/11/2025 | 12:60 | 2 BAD_TIME",
                "05/11/2025 | -1:00 | 2 BAD_TIME",
                "05/11/0025 | 10:00 | 2 BAD_DATE",
                "05/11/20255 | 10:00 | 2 BAD_DATE"
            })
    void days_and_hours_that_do_not_exist_are_no_others(String date, String time, String fate) throws IOException {
        assertThat(fates("numero;placa;fecha;hora;policia\n" + stem + "1;AAA111;" + date + ";" + time + ";1042\n"))
                .containsExactly(fate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "05\u201111\u20112025 | 10:30 | 10:30",
                "05\u201311\u20132025 | 10.30 | 10:30",
                "05.11.2025. | 10h30 | 10:30",
                "05 / 11 / 2025 | 10 : 30 | 10:30",
                "5/11/25 | 10:30:00.000000 | 10:30",
                "05\u221511\u22152025 | 10\uff1a30 | 10:30",
                "\uff10\uff15/\uff11\uff11/\uff12\uff10\uff12\uff15 | 10h30min | 10:30",
                "mi\u00e9 05-nov-2025 | 10:30 a.m | 10:30"
            })
    void dates_and_times_with_the_signs_of_word_processors(String date, String time, String read) throws IOException {
        assertThat(fates("numero;placa;fecha;hora;policia\n" + stem + "1;AAA111;" + date + ";" + time + ";1042\n"))
                .containsExactly(issued(1, read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0410\u0410\u0410111",
                "\u0391\u0391\u0391111",
                "A\u0410A111",
                "\u13aa\u13aa\u13aa111",
                "AAA\u0661\u0661\u0661",
                "\ud835\udc00\ud835\udc00\ud835\udc00111",
                "AAA\u2460\u2460\u2460",
                "AAA11l",
                "AAAIII"
            })
    void letters_that_only_look_alike_are_no_plate_of_somebody_else(String plate) throws IOException {
        fates("numero;placa;fecha;hora;policia\n" + stem + "1;" + plate + ";05/11/2025;10:00;1042\n");
        assertThat(importing.rows("SELECT plate FROM fine WHERE number = ? AND vehicle_id IS NOT NULL", stem + "1"))
                .isEmpty();
    }

    @Test
    void a_row_that_has_more_cells_than_the_header_is_refused_alone() throws IOException {
        assertThat(fates(HEADER + row(1, "x") + row(2, "y;z;más") + row(3, "w")))
                .containsExactly(issued(1, "10:00"), issued(3, "10:00"), "3 WRONG_COLUMNS");
    }

    @Test
    void commands_in_cells_are_words() throws IOException {
        String command = "=cmd|' /C calc'!A0";
        assertThat(fates(HEADER + row(1, command))).containsExactly(issued(1, "10:00"));
        assertThat(importing.value("SELECT comments FROM fine WHERE number = ?", stem + "1"))
                .isEqualTo(command);
    }

    /// Each heading is looked at once: names of twins were once tried one after the other, for minutes.
    @Test
    @Timeout(30)
    void ten_thousand_columns_are_read_or_refused_in_words() throws IOException {
        String many = ";x".repeat(10_000);
        assertThat(fates("numero;placa;fecha;hora;policia" + many + "\n" + stem + "1;AAA111;05/11/2025;10:00;1042"
                        + many + "\n"))
                .hasSize(1)
                .allMatch(fate -> fate.equals(issued(1, "10:00")) || fate.startsWith("failure."));
    }

    @Test
    void a_heading_of_a_megabyte_and_one_line_without_an_end() throws IOException {
        assertThat(fates("A".repeat(1 << 20) + ";placa\n1;2\n"))
                .hasSize(1)
                .allMatch(fate -> fate.startsWith("failure."));
        assertThat(fates("numero;placa;" + "x".repeat(3 << 20)))
                .hasSize(1)
                .allMatch(fate -> fate.startsWith("failure."));
    }

    @Test
    void one_file_in_two_encodings_of_two_programs_loses_no_row() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((HEADER + row(1, "avenida Güemes, señal")).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(row(2, "camión").getBytes(java.nio.charset.Charset.forName("windows-1252")));
        bytes.writeBytes(row(3, "\u2500 caja").getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("two.csv"), bytes.toByteArray());
        assertThat(importing.totals(Kind.FINES, file, Options.USUAL)).isEqualTo(new Totals(3, 3, 0, 0, 0, 0));
    }

    @Test
    void a_file_that_changes_its_delimiter_refuses_what_it_cannot_read() throws IOException {
        List<String> fates = fates(HEADER
                + row(1, "x")
                + row(2, "y").replace(';', ',')
                + row(3, "z").replace(';', '\t')
                + row(4, "w"));
        assertThat(fates).contains(issued(1, "10:00"), issued(4, "10:00")).hasSize(4);
    }

    @Test
    void names_of_people_with_marks_of_direction_and_lookalikes_stay_one_person() {
        String mail = Api.unique("hostil") + "@example.com";
        importing.run(
                Kind.PEOPLE,
                Importing.file(
                        folder,
                        "people.csv",
                        "nombre;correo\n\u202eAna\u202c;" + mail + "\n\u2066Ana\u2069;\u200e" + mail + "\nAna;<" + mail
                                + ">\n"),
                Options.USUAL);
        assertThat(importing.value("SELECT string_agg(name, ',') FROM person WHERE email = ?", mail))
                .isEqualTo("Ana");
    }

    @Test
    void the_same_file_twice_at_once_is_loaded_once() throws Exception {
        String text =
                HEADER + IntStream.range(1, 400).mapToObj(i -> row(i, "x " + i)).reduce("", String::concat);
        Path one = Importing.file(folder, "one.csv", text);
        Path other = Importing.file(folder, "other.csv", text);
        try (var both = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var first = both.submit(() -> importing.totals(Kind.FINES, one, Options.USUAL));
            var second = both.submit(() -> importing.totals(Kind.FINES, other, Options.USUAL));
            assertThat(first.get().loaded() + second.get().loaded()).isEqualTo(399);
            assertThat(first.get().repeated() + second.get().repeated()).isEqualTo(399);
        }
    }

    private String row(int number, String comments) {
        return stem + number + ";AAA111;05/11/2025;10:00;1042;" + comments + "\n";
    }

    private String issued(int number, String time) {
        return stem + number + " ISSUED 05 " + time;
    }

    private List<String> fates(String text) throws IOException {
        return cases.fates(folder, text, StandardCharsets.UTF_8, Options.USUAL);
    }
}
