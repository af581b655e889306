package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import labra.Api;
import labra.csv.ImportFailure;
import labra.csv.InputFile;
import labra.imports.loading.Options;
import labra.imports.loading.Plan;
import labra.imports.loading.Totals;
import labra.imports.mapping.Kind;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files as old and foreign programs leave them: read as they were meant, or refused in words. Nothing of them is lost
/// or changed in silence.
@QuarkusTest
class DirtyFilesTest {
    private static final String HEADER = "numero;placa;fecha;hora;policia;comentarios\n";

    @Inject
    Cases cases;

    @Inject
    Importing importing;

    @Inject
    Imports imports;

    @TempDir
    Path folder;

    private String stem = "";

    @BeforeEach
    void a_town() {
        cases.town();
        stem = Api.unique("SUCIO") + "-";
    }

    @Test
    void one_line_of_windows_among_utf_8_spoils_no_other() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                (HEADER + row(1, "Cruzó en rojo: Ñandú") + row(2, "niño, señal")).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(row(3, "camión — “vía”").getBytes(Charset.forName("windows-1252")));
        bytes.writeBytes(row(4, "avenida Güemes").getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("mixed.csv"), bytes.toByteArray());
        Plan plan = imports.look(InputFile.of(file), Kind.FINES, Options.USUAL, null)
                .plan();
        assertThat(plan.facts().charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(plan.facts().doubts().mended()).isEqualTo(1);
        assertThat(totals(file)).isEqualTo(new Totals(4, 4, 0, 0, 0, 0));
        assertThat(comments())
                .containsExactly("Cruzó en rojo: Ñandú", "niño, señal", "camión — “vía”", "avenida Güemes");
    }

    @Test
    void a_line_that_is_damaged_within_is_rejected_alone() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((HEADER + row(1, "señal")).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(row(2, "ñandú é").getBytes(StandardCharsets.UTF_8));
        byte[] all = bytes.toByteArray();
        all[all.length - 2] = 'x'; // half of a letter beside whole ones
        Path file = Files.write(folder.resolve("half.csv"), all);
        assertThat(totals(file)).isEqualTo(new Totals(2, 1, 0, 0, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"IBM850", "IBM437", "x-MacRoman", "windows-1252", "ISO-8859-1", "UTF-8", "UTF-16LE", "UTF-16BE"})
    void letters_are_those_of_the_program_that_wrote_them(String encoding) throws IOException {
        String comment = "Sr. Muñoz cruzó la avenida Güemes, mañana; él huyó por Perú y Bolívar, 3º piso, ¡alto!";
        Path file = Files.write(
                folder.resolve("letters.csv"),
                (HEADER + row(1, comment.replace(";", ",")) + row(2, "señal, camión, ámbito"))
                        .getBytes(Charset.forName(encoding)));
        assertThat(totals(file)).isEqualTo(new Totals(2, 2, 0, 0, 0, 0));
        assertThat(comments()).containsExactly(comment.replace(";", ","), "señal, camión, ámbito");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM850", "x-MacRoman"})
    void capitals_of_dos_and_mac_are_read_as_well(String encoding) throws IOException {
        Path file = Files.write(
                folder.resolve("capitals.csv"),
                (HEADER + row(1, "MUÑOZ PÉREZ, MARÍA DEL CARMEN GÓMEZ") + row(2, "CAMIÓN, PEÑA, MÉXICO"))
                        .getBytes(Charset.forName(encoding)));
        assertThat(totals(file)).isEqualTo(new Totals(2, 2, 0, 0, 0, 0));
        assertThat(comments()).containsExactly("MUÑOZ PÉREZ, MARÍA DEL CARMEN GÓMEZ", "CAMIÓN, PEÑA, MÉXICO");
    }

    @Test
    void quotes_and_dashes_of_windows_prove_no_mac() throws IOException {
        Path file = Files.write(
                folder.resolve("quotes.csv"),
                (HEADER + row(1, "D’Angelo – O’Higgins…") + row(2, "Lima–Callao, “km 9”, N° 3º"))
                        .getBytes(Charset.forName("windows-1252")));
        assertThat(totals(file)).isEqualTo(new Totals(2, 2, 0, 0, 0, 0));
        assertThat(comments()).containsExactly("D’Angelo – O’Higgins…", "Lima–Callao, “km 9”, N° 3º");
    }

    @Test
    void letters_that_fit_nowhere_are_a_doubt_that_is_said() throws IOException {
        Path file = Files.write(
                folder.resolve("doubt.csv"),
                (HEADER + row(1, "ca\u00a4\u00bfo s\u00a6e\u00a7al")).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(imports.look(InputFile.of(file), Kind.FINES, Options.USUAL, null)
                        .plan()
                        .facts()
                        .doubts()
                        .encoding())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u2028", "\u2029", "\r", "\r\n", "\n"})
    void lines_end_as_any_system_ends_them(String end) throws IOException {
        assertThat(fates((HEADER + row(1, "x") + row(2, "y")).replace("\n", end)))
                .containsExactly(stem + "1 ISSUED 05 10:00", stem + "2 ISSUED 05 10:00");
    }

    @Test
    void a_line_end_of_main_frames_within_a_cell_is_no_line_end() throws IOException {
        assertThat(fates(HEADER + row(1, "uno\u2028dos")).size()).isEqualTo(1);
    }

    @Test
    void a_header_without_rows_is_refused_in_words() throws IOException {
        assertThat(fates(HEADER)).containsExactly("failure.no-rows");
        assertThat(fates(HEADER + ";;;;;\n\n")).containsExactly("failure.no-rows");
    }

    @Test
    void what_is_not_in_force_was_annulled() throws IOException {
        String header = "numero;placa;fecha;hora;policia;%s\n";
        List<String> cells =
                List.of("SI", "NO", "N", "0", "false", "no vigente", "Vigente", "Anulada", "", "quién sabe", "S", "1");
        for (String heading : List.of("vigente", "Acta vigente", "En vigencia", "válida", "In force")) {
            stem = Api.unique("VIG") + "-";
            StringBuilder rows = new StringBuilder(header.formatted(heading));
            for (int i = 0; i < cells.size(); i++) {
                rows.append(
                        stem + (i + 1) + ";AAA111;05/11/2025;1%d:%02d;1042;%s\n".formatted(i / 10, i, cells.get(i)));
            }
            assertThat(statuses(rows.toString()))
                    .as(heading)
                    .containsExactly(
                            "ISSUED",
                            "VOIDED",
                            "VOIDED",
                            "VOIDED",
                            "VOIDED",
                            "VOIDED",
                            "ISSUED",
                            "VOIDED",
                            "ISSUED",
                            "OBSERVED",
                            "ISSUED",
                            "ISSUED");
        }
    }

    @Test
    void what_is_not_active_is_for_somebody_to_decide_and_both_columns_count() throws IOException {
        assertThat(statuses("numero;placa;fecha;hora;policia;activa\n" + stem + "1;AAA111;05/11/2025;10:00;1042;NO\n"
                        + stem + "2;AAA111;05/11/2025;10:01;1042;SI\n"))
                .containsExactly("OBSERVED", "ISSUED");
        stem = Api.unique("AMBAS") + "-";
        assertThat(statuses("numero;placa;fecha;hora;policia;anulada;vigente\n" + stem
                        + "1;AAA111;05/11/2025;10:00;1042;NO;NO\n" + stem + "2;AAA111;05/11/2025;10:01;1042;NO;SI\n"
                        + stem
                        + "3;AAA111;05/11/2025;10:02;1042;SI;SI\n"))
                .containsExactly("VOIDED", "ISSUED", "VOIDED");
    }

    @Test
    void a_mapping_that_takes_in_force_for_annulled_means_what_it_says() throws IOException {
        Path mapping = Files.writeString(
                folder.resolve("m.properties"),
                "kind = fines\n"
                        + "number = numero\n"
                        + "plate = placa\n"
                        + "date = fecha\n"
                        + "time = hora\n"
                        + "officer-badge = policia\n"
                        + "voided = vigente\n");
        assertThat(cases.fates(
                        folder,
                        "numero;placa;fecha;hora;policia;vigente\n" + stem + "1;AAA111;05/11/2025;10:00;1042;NO\n"
                                + stem + "2;AAA111;05/11/2025;10:01;1042;SI\n",
                        StandardCharsets.UTF_8,
                        Importing.mapped(mapping.toString())))
                .containsExactly(stem + "1 VOIDED 05 10:00", stem + "2 ISSUED 05 10:01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wed Nov 05 2025 10:14:00 GMT-0300 (hora estándar de Argentina) | 05 10:14",
                "Wed Nov 05 2025 10:14:00 GMT-0300 (Argentina Standard Time) | 05 10:14",
                "Wed Nov 05 2025 13:14:00 GMT+0000 (Coordinated Universal Time) | 05 10:14",
                "Wed Nov 05 2025 10:14:07 GMT-0300 (heure normale d’Argentine, sans passage à l’heure d’été) | 05"
                        + " 10:14:07",
                "05NOV2025:10:14:00 | 05 10:14",
                "05nov2025:10:14:07.250 | 05 10:14:07",
                "05/Nov/2025:10:14:00 -0300 | 05 10:14",
                "05NOV25:10:14 | 05 10:14",
                "٠٥/١١/٢٠٢٥ ١٠:١٤ | 05 10:14",
                "۰۵/۱۱/۲۰۲۵ ۱۰:۱۴ | 05 10:14",
                "०५/११/२०२५ १०:१४ | 05 10:14"
            })
    void moments_are_read_as_programs_write_them(String written, String moment) throws IOException {
        assertThat(fates("numero;placa;fecha_hora;policia\n" + stem + "1;AAA111;\"" + written + "\";1042\n"))
                .containsExactly(stem + "1 ISSUED " + moment);
    }

    @Test
    void amounts_with_decimal_commas_among_semicolons_are_what_they_say() throws IOException {
        String code = Api.unique("COMA-");
        Path file = Importing.file(
                folder,
                "commas.csv",
                "Código;Descripción;Unidades fijas\r\n" + code + "a;Una;1.234,50\r\n" + code + "b;Otra;0,75\r\n" + code
                        + "c;Mil;1.000\r\n");
        assertThat(importing.totals(Kind.OFFENCES, file, Options.USUAL)).isEqualTo(new Totals(3, 3, 0, 0, 0, 0));
        assertThat(importing.value(
                        "SELECT string_agg(fixed_units::text, ' ' ORDER BY code) FROM offence WHERE code LIKE ?",
                        code + "_"))
                .isEqualTo("1234.50 0.75 1000.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body><table><tr><td>numero</td></tr></table></body></html>",
                "  \r\n<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>",
                "\ufeff<!doctype html><table>",
                "<meta http-equiv=Content-Type content=\"text/html\"><table>",
                "<table border=1><tr><th>numero</th></tr></table>",
                "<!-- saved --><Html>"
            })
    void a_web_page_that_calls_itself_a_spreadsheet_is_said_to_be_one(String page) throws IOException {
        for (Charset encoding : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            assertThat(refusal("pagina.xls", page.getBytes(encoding))).isEqualTo("failure.web-page");
        }
    }

    @Test
    void a_csv_in_a_zip_is_said_to_be_one_and_an_old_workbook_another() throws IOException {
        assertThat(refusal("multas.zip", zip(Map.of("multas.csv", HEADER + row(1, "x")))))
                .isEqualTo("failure.zip");
        assertThat(refusal("multas.ods", zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))))
                .isEqualTo("failure.spreadsheet");
        assertThat(refusal("multas.xlsb", zip(Map.of("[Content_Types].xml", "", "xl/workbook.bin", ""))))
                .isEqualTo("failure.spreadsheet");
    }

    @ParameterizedTest
    @MethodSource("filesOfOtherKinds")
    void a_file_of_another_kind_is_refused_with_what_it_is_and_what_to_do(Other other) throws IOException {
        Path file = Files.write(folder.resolve("multas.csv"), other.bytes());
        for (Locale locale : List.of(Locale.of("es"), Locale.ENGLISH)) {
            assertThatThrownBy(() -> imports.look(InputFile.of(file), Kind.FINES, Options.USUAL, null)
                            .plan())
                    .isInstanceOfSatisfying(
                            ImportFailure.class,
                            refused -> assertThat(refused.text(locale))
                                    .contains(other.said(), ".xlsx", "CSV (UTF-8)")
                                    .doesNotContain("{", "Exception"));
        }
    }

    /// A file, and what its refusal calls it.
    record Other(String said, byte[] bytes) {
        @Override
        public String toString() {
            return said;
        }
    }

    static Stream<Other> filesOfOtherKinds() throws IOException {
        byte[] table = Arrays.copyOf(new byte[] {3, 125, 11, 27, 5}, 64);
        return Stream.of(
                new Other(".xls", bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")),
                new Other("PDF", bytes("%PDF-1.7 ...")),
                new Other("RTF", bytes("{\\rtf1\\ansi numero;placa}")),
                new Other("Word (.docx)", zip(Map.of("[Content_Types].xml", "", "word/document.xml", "<x/>"))),
                new Other("PowerPoint", zip(Map.of("[Content_Types].xml", "", "ppt/presentation.xml", "<x/>"))),
                new Other("OpenDocument", zip(Map.of("mimetype", "application/vnd.oasis.opendocument.text"))),
                new Other(".ods", zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))),
                new Other(".xlsb", zip(Map.of("[Content_Types].xml", "", "xl/workbook.bin", "x"))),
                new Other("PNG", bytes("\u0089PNG\r\n\u001a\n")),
                new Other("JPEG", bytes("\u00ff\u00d8\u00ff\u00e0")),
                new Other("HEIC", bytes("\u0000\u0000\u0000\u0018ftypheic")),
                new Other("GIF", bytes("GIF89a")),
                new Other("TIFF", bytes("MM\u0000*")),
                new Other("WEBP", bytes("RIFF\u0010\u0000\u0000\u0000WEBPVP8 ")),
                new Other("dBase", table),
                new Other("Access", bytes("\u0000\u0001\u0000\u0000Standard Jet DB")),
                new Other("SQLITE", bytes("SQLite format 3\u0000")),
                new Other("XML", bytes("\u00ef\u00bb\u00bf<?xml version=\"1.0\"?><Workbook>")),
                new Other("XML", "\ufeff<?xml version=\"1.0\"?>".getBytes(StandardCharsets.UTF_16LE)),
                new Other("JSON", bytes("[\n  {\"numero\": 1}\n]")),
                new Other("JSON", bytes("{\"multas\": [{\"numero\": 1}]}")),
                new Other("HTML", bytes("<!DOCTYPE html><table>")),
                new Other("no ", Arrays.copyOf(new byte[] {7, 0, 9, 0, 0, 4}, 400)));
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_heading_that_begins_as_a_file_of_another_kind_does_is_a_heading() throws IOException {
        for (String heading : List.of("0km", "{obs}", "[lugar]", "BMW", "GIF", "RIFF", "II")) {
            stem = Api.unique("SUCIO") + "-";
            assertThat(fates(heading + ";numero;placa;fecha;hora;policia\nx;" + stem
                            + "1;AAA111;05/11/2025;10:00;1042\n"))
                    .as(heading)
                    .containsExactly(stem + "1 ISSUED 05 10:00");
        }
    }

    /// The image's Java is made of the modules that its Dockerfile names.
    @Test
    void the_image_has_every_encoding_that_is_found_or_offered() throws IOException {
        String dockerfile = Files.readString(Path.of("..", "Dockerfile"));
        assertThat(UploadView.ENCODINGS)
                .allSatisfy(name -> assertThat(dockerfile)
                        .as(name)
                        .contains(Charset.forName(name).getClass().getModule().getName() + ","));
    }

    @Test
    void an_encoding_of_dos_or_mac_that_is_chosen_is_the_one_that_reads() throws IOException {
        String signs = "20 \u00a2 \u2502 \u2561";
        Path file =
                Files.write(folder.resolve("chosen.csv"), (HEADER + row(1, signs)).getBytes(Charset.forName("IBM437")));
        Options chosen = new Options(null, Charset.forName("IBM437"), null, null, null, false, false, false);
        assertThat(importing.totals(Kind.FINES, file, chosen)).isEqualTo(new Totals(1, 1, 0, 0, 0, 0));
        assertThat(comments()).containsExactly(signs);
        stem = Api.unique("SUCIO") + "-";
        Files.write(file, (HEADER + row(1, "\u00c1lvarez \u00f8")).getBytes(Charset.forName("IBM850")));
        Options other = new Options(null, Charset.forName("IBM850"), null, null, null, false, false, false);
        assertThat(importing.totals(Kind.FINES, file, other)).isEqualTo(new Totals(1, 1, 0, 0, 0, 0));
        assertThat(comments()).containsExactly("\u00c1lvarez \u00f8");
    }

    @Test
    void merged_titles_above_the_header_are_passed_over_and_days_count_from_1904_where_the_workbook_says_so()
            throws IOException {
        Path file = folder.resolve("titles.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "x", "1.0")) {
            Worksheet sheet = book.newWorksheet("Actas");
            sheet.value(0, 0, "Municipalidad — Actas de noviembre");
            sheet.range(0, 0, 0, 4).merge();
            sheet.value(1, 0, "Emitido por el juzgado");
            sheet.range(1, 0, 1, 4).merge();
            String[] header = {"Número", "Placa", "Fecha", "Hora", "Policía"};
            for (int i = 0; i < header.length; i++) {
                sheet.value(3, i, header[i]);
            }
            sheet.value(4, 0, stem + "1");
            sheet.value(4, 1, "AAA111");
            sheet.value(4, 2, 45_966); // 5 November 2025, counted from 1900
            sheet.style(4, 2).format("dd/mm/yyyy").set();
            sheet.value(4, 3, "10:00");
            sheet.value(4, 4, "1042");
        }
        assertThat(fatesOf(file)).containsExactly(stem + "1 ISSUED 05 10:00");
        importing.change("DELETE FROM fine WHERE number = '" + stem + "1'");
        Path mac = from1904(file);
        assertThat(fatesOf(mac)).isEqualTo(List.of(stem + "1 OBSERVED 2029-11-06 10:00"));
    }

    @Test
    void line_ends_of_windows_within_quoted_cells_are_lines_of_the_cell() throws IOException {
        assertThat(fates((HEADER + row(1, "\"uno\n\ndos; tres\"") + row(2, "cuatro")).replace("\n", "\r\n")))
                .containsExactly(stem + "1 ISSUED 05 10:00", stem + "2 ISSUED 05 10:00");
        assertThat(comments()).containsExactly("uno\n\ndos; tres", "cuatro");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAA\u200d111", "\u200cAAA111", "AAA\u2060-111", "A\ufeffAA111", "ＡＡＡ１１１", "aaa\u00ad111"})
    void invisible_signs_and_wide_letters_in_a_plate_move_no_fine_to_another(String plate) throws IOException {
        List<String> fates =
                fates("numero;placa;fecha;hora;policia\n" + stem + "1;" + plate + ";05/11/2025;10:00;1042\n");
        assertThat(fates).hasSize(1).allMatch(fate -> fate.matches(stem + "1 (ISSUED|OBSERVED) 05 10:00|2 \\w+"));
        assertThat(importing.rows(
                        "SELECT plate FROM fine WHERE number = ? AND plate IS NOT NULL AND plate <> 'AAA111'",
                        stem + "1"))
                .isEmpty();
    }

    @Test
    void headings_that_come_twice_have_each_their_own_name() throws IOException {
        Path file = Importing.file(
                folder,
                "twins.csv",
                "numero;placa;fecha;fecha;hora;policia\n" + stem + "1;AAA111;05/11/2025;06/11/2025;10:00;1042\n");
        Plan plan = imports.look(InputFile.of(file), Kind.FINES, Options.USUAL, null)
                .plan();
        assertThat(plan.headings().names()).contains("fecha", "fecha (2)");
        assertThat(plan.unused()).containsExactly("fecha (2)");
        assertThat(fatesOf(file)).containsExactly(stem + "1 ISSUED 05 10:00");
    }

    private String row(int number, String comments) {
        return stem + number + ";AAA111;05/11/2025;10:00;1042;" + comments + "\n";
    }

    private List<String> fates(String text) throws IOException {
        return cases.fates(folder, text, StandardCharsets.UTF_8, Options.USUAL);
    }

    private List<String> statuses(String text) throws IOException {
        return fates(text).stream().map(fate -> fate.split(" ")[1]).toList();
    }

    private List<String> fatesOf(Path file) {
        long run = importing.run(Kind.FINES, file, Options.USUAL).run();
        return importing
                .rows(
                        "SELECT concat_ws(' ', number, status, to_char(committed_at AT TIME ZONE"
                                + " 'America/Argentina/Buenos_Aires', 'YYYY-MM-DD HH24:MI')) AS told FROM fine WHERE"
                                + " import_run_id = ? ORDER BY number",
                        run)
                .stream()
                .map(told -> String.valueOf(told.get("told")).replace(" 2025-11-", " "))
                .toList();
    }

    private Totals totals(Path file) {
        return importing.totals(Kind.FINES, file, Options.USUAL);
    }

    private List<String> comments() {
        return importing.rows("SELECT comments FROM fine WHERE number LIKE ? ORDER BY number", stem + "%").stream()
                .map(told -> String.valueOf(told.get("comments")))
                .toList();
    }

    private String refusal(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        try {
            imports.look(InputFile.of(file), Kind.FINES, Options.USUAL, null).plan();
            return "read";
        } catch (ImportFailure refused) {
            return refused.key();
        }
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    /// The same workbook, whose days count from 1904.
    private Path from1904(Path book) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(book.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        parts.computeIfPresent(
                "xl/workbook.xml",
                (name, text) -> text.contains("date1904=")
                        ? text.replaceFirst("date1904=\"\\w+\"", "date1904=\"1\"")
                        : text.replaceFirst("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));
        return Files.write(folder.resolve("mac.xlsx"), zip(parts));
    }
}
