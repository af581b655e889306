package labra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import labra.Api;
import labra.csv.ImportFailure;
import labra.imports.loading.ImportRun;
import labra.imports.loading.Options;
import labra.imports.loading.RejectedFile;
import labra.imports.loading.Totals;
import labra.imports.mapping.Kind;
import labra.imports.mapping.Rejection;
import labra.imports.mapping.RejectionReason;
import labra.platform.Actor;
import labra.platform.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files come in every encoding, delimiter and state of repair; what cannot be read is said clearly.
@QuarkusTest
class ImportFilesTest {
    @Inject
    Importing importing;

    @Inject
    ImportHistory history;

    @Inject
    Database database;

    @Inject
    Api api;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTF-8,';',false",
        "UTF-8,'|',true",
        "UTF-8,'^',false",
        "windows-1252,'~',true",
        "windows-1252,',',false",
        "windows-1252,';',true",
        "ISO-8859-1,'\t',false",
        "UTF-16LE,',',false",
        "UTF-16,';',true",
        "UTF-16BE,'\t',false",
        "x-UTF-16LE-BOM,'|',false"
    })
    void fines_come_out_right_of_every_encoding_and_delimiter(String encoding, char delimiter, boolean gzip)
            throws IOException {
        String mark = Api.unique("E") + "-";
        String text = String.join(
                        String.valueOf(delimiter),
                        "Número",
                        "Patente",
                        "Fecha y hora",
                        "Comentarios",
                        "Lugar",
                        "Agente")
                + "\r\n"
                + String.join(
                        String.valueOf(delimiter),
                        mark + "1",
                        "ñá 123",
                        "16/01/2014 9:34",
                        "\"Señal " + delimiter + " «ámbar»\"",
                        "Av. Güemes",
                        "Ibáñez")
                + "\r\n";
        byte[] bytes = text.getBytes(Charset.forName(encoding));
        Path file = gzip ? Importing.gzip(folder, "x.csv.gz", bytes) : Files.write(folder.resolve("x.csv"), bytes);
        assertThat(importing.totals(Kind.FINES, file, Importing.creatingOfficers()))
                .isEqualTo(new Totals(1, 0, 0, 1, 0, 0));
        assertThat(importing
                        .rows("SELECT comments, place, plate_as_written FROM fine WHERE number = ?", mark + "1")
                        .getFirst())
                .containsEntry("comments", "Señal " + delimiter + " «ámbar»")
                .containsEntry("place", "Av. Güemes")
                .containsEntry("plate_as_written", "ñá 123");
    }

    @Test
    void a_row_with_damaged_bytes_is_rejected_alone() throws IOException {
        String mark = Api.unique("D") + "-";
        byte[] bytes = fines(mark, 50, "señal").getBytes(StandardCharsets.UTF_8);
        int damaged = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("se\u00c3\u00b1al", bytes.length / 2);
        bytes[damaged + 3] = ' ';
        Path file = Files.write(folder.resolve("bytes.csv"), bytes);
        assertThat(importing.totals(Kind.FINES, file, Importing.creatingOfficers()))
                .isEqualTo(new Totals(50, 0, 0, 49, 1, 0));
    }

    @Test
    void a_gzip_that_breaks_off_is_loaded_up_to_there_and_later_whole() throws IOException {
        String mark = Api.unique("T") + "-";
        Path whole =
                Importing.gzip(folder, "whole.csv.gz", fines(mark, 20_000, "x").getBytes(StandardCharsets.UTF_8));
        byte[] bytes = Files.readAllBytes(whole);
        Path broken = Files.write(folder.resolve("broken.csv.gz"), Arrays.copyOf(bytes, bytes.length * 2 / 3));
        Imports.Result first = importing.run(Kind.FINES, broken, Importing.creatingOfficers());
        assertThat(first.damaged()).isTrue();
        assertThat(first.totals().observed())
                .isBetween(5_000L, 19_000L)
                .isEqualTo(first.totals().read());
        ImportRun run = history.find(first.run()).orElseThrow();
        assertThat(run.state()).isEqualTo(ImportRun.State.FAILED);
        assertThat(run.why(Locale.ENGLISH)).contains("cut off").contains(String.valueOf(run.read()));
        Totals second = importing.totals(Kind.FINES, whole, Importing.creatingOfficers());
        assertThat(second)
                .isEqualTo(new Totals(
                        20_000,
                        0,
                        first.totals().read(),
                        20_000 - first.totals().read(),
                        0,
                        0));
        assertThat(importing.value("SELECT count(*) FROM fine WHERE number LIKE ?", mark + "%"))
                .isEqualTo("20000");
    }

    @Test
    void an_import_that_was_stopped_in_the_middle_loads_the_rest_when_run_again() {
        String mark = Api.unique("S") + "-";
        Path file = Importing.file(folder, "stopped.csv", fines(mark, 40_000, "x"));
        assertThatThrownBy(() -> importing.run(Kind.FINES, file, Importing.creatingOfficers(), totals -> {
                    if (totals.read() >= 15_000) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .isInstanceOfSatisfying(
                        ImportFailure.class,
                        failure -> assertThat(failure.key()).isEqualTo("failure.unforeseen"));
        long there = Long.parseLong(importing.value("SELECT count(*) FROM fine WHERE number LIKE ?", mark + "%"));
        assertThat(there).isBetween(15_000L, 39_999L);
        ImportRun failed = history.newest(Long.MAX_VALUE, 1).getFirst();
        assertThat(failed.state()).isEqualTo(ImportRun.State.FAILED);
        assertThat(failed.why(Locale.of("es"))).matches("Se detuvo .* está en el registro: [-0-9a-f]{36}");
        assertThat(failed.why(Locale.ENGLISH)).matches("It stopped .* in the log: [-0-9a-f]{36}");
        String page = api.administrator()
                .header("Accept-Language", "en")
                .get("/admin/importar/" + failed.id())
                .asString();
        assertThat(page).contains("It stopped because").doesNotContain("Exception");
        assertThat(importing.totals(Kind.FINES, file, Importing.creatingOfficers()))
                .isEqualTo(new Totals(40_000, 0, there, 40_000 - there, 0, 0));
    }

    @Test
    void repeated_rows_and_numbers_are_told_apart_across_batches_and_writers() {
        String mark = Api.unique("R") + "-";
        StringBuilder text = new StringBuilder("numero,placa,fecha,hora,comentarios,oficial\n");
        for (int i = 0; i < 30_000; i++) {
            int number = i % 20_000;
            boolean otherContent = i >= 20_000 && i % 10 == 0;
            text.append(mark + number + ",,16/01/2014,9:34," + (otherContent ? "other" : "same") + ",I-04\n");
        }
        Totals totals = importing.totals(
                Kind.FINES, Importing.file(folder, "r.csv", text.toString()), Importing.creatingOfficers());
        assertThat(totals).isEqualTo(new Totals(30_000, 0, 9_000, 21_000, 0, 0));
        assertThat(importing.value(
                        "SELECT count(*) FROM fine WHERE number LIKE ? AND observation LIKE '%ya está%'", mark + "%"))
                .isEqualTo("1000");
    }

    @Test
    void every_import_is_remembered_with_how_the_file_was_read() throws IOException {
        byte[] bytes =
                fines(Api.unique("H") + "-", 3, "señal").replace(',', ';').getBytes(Charset.forName("windows-1252"));
        Path file = Importing.gzip(folder, "kept.csv.gz", bytes);
        Imports.Result result = importing.run(Kind.FINES, file, Importing.creatingOfficers());
        ImportRun run = history.find(result.run()).orElseThrow();
        assertThat(run.state()).isEqualTo(ImportRun.State.FINISHED);
        assertThat(run.kind() + run.fileName() + run.encoding() + run.delimiter() + run.gzip() + run.actor())
                .isEqualTo("FINESkept.csv.gzwindows-1252;truetest");
        assertThat(run.size()).isEqualTo(Files.size(file));
        assertThat(run.sha256()).isEqualTo(sha256(file));
        assertThat(run.columns()).contains("plate = {placa}").contains("date = {fecha}");
        assertThat(new Totals(run.read(), run.loaded(), run.repeated(), run.observed(), run.rejected(), run.voided()))
                .isEqualTo(result.totals());
        assertThat(run.finishedAt()).isNotNull();
    }

    @Test
    void a_run_that_gives_no_sign_of_life_shows_as_interrupted() {
        Path file = Importing.file(folder, "dead.csv", fines(Api.unique("I") + "-", 1, "x"));
        long run = importing.run(Kind.FINES, file, Importing.creatingOfficers()).run();
        database.write(new Actor("test", ""), handle -> handle.execute("""
                                UPDATE import_run SET state = 'RUNNING', finished_at = NULL,
                                                      beat_at = now() - interval '1 hour'
                                WHERE id = ?
                                """, run));
        assertThat(history.find(run).orElseThrow().state()).isEqualTo(ImportRun.State.INTERRUPTED);
    }

    @Test
    void a_workbook_is_read_with_its_dates_times_and_codes() throws IOException {
        String mark = Api.unique("X");
        Path file = folder.resolve("book.xlsx");
        try (var out = Files.newOutputStream(file);
                var book = new org.dhatim.fastexcel.Workbook(out, "Labra", "1.0")) {
            book.newWorksheet("Portada");
            var sheet = book.newWorksheet("Actas");
            List<String> headings = List.of("N° Acta", "Dominio", "Fecha", "Hora", "Legajo");
            for (int column = 0; column < headings.size(); column++) {
                sheet.value(2, column, headings.get(column));
            }
            sheet.value(0, 0, "Actas de noviembre");
            sheet.value(3, 0, mark + "-1");
            sheet.value(3, 1, "ZX001");
            sheet.value(3, 2, 45_966);
            sheet.style(3, 2).format("dd/mm/yyyy").set();
            sheet.value(3, 3, 0.6625);
            sheet.style(3, 3).format("hh:mm").set();
            sheet.value(3, 4, 1042);
        }
        assertThat(importing.totals(Kind.FINES, file, Importing.creatingOfficers()))
                .isEqualTo(new Totals(1, 0, 0, 1, 0, 0));
        assertThat(importing.value(
                        "SELECT f.committed_at = '2025-11-05 15:54-03' AND o.badge = '1042' FROM fine f"
                                + " JOIN officer o ON o.id = f.officer_id WHERE number = ?",
                        mark + "-1"))
                .isEqualTo("true");
    }

    @Test
    void a_spreadsheet_is_refused_with_what_to_do() throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
        }
        refused(file, "failure.spreadsheet");
    }

    @Test
    void what_is_no_csv_is_refused_with_what_it_is() throws IOException {
        refused(Importing.file(folder, "a.pdf", "%PDF-1.7 …"), "failure.document");
        refused(Importing.file(folder, "a.json", "{\"a\": 1}"), "failure.not-csv");
        refused(Importing.file(folder, "a.xml", "<?xml version=\"1.0\"?>"), "failure.not-csv");
        refused(
                Files.write(folder.resolve("a.zst"), new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 1, 2}),
                "failure.other-compression");
        refused(Importing.gzip(folder, "a.tar.gz", tar()), "failure.not-text");
        refused(
                Importing.gzip(folder, "pdf.csv.gz", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)),
                "failure.document");
        refused(Importing.file(folder, "empty.csv", ""), "failure.empty");
        refused(Importing.file(folder, "blank.csv", "\n \n"), "failure.empty");
        refused(folder.resolve("absent.csv"), "failure.no-such-file");
        refused(folder, "failure.not-a-file");
    }

    @Test
    void a_header_alone_is_no_import() {
        refused(Importing.file(folder, "header.csv", "numero,placa,fecha,hora,oficial\n"), "failure.no-rows");
    }

    @Test
    void the_rejected_rows_go_elsewhere_when_the_folder_cannot_be_written_to() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path noFolder = Importing.file(folder, "file-not-folder", "");
        try (RejectedFile file =
                new RejectedFile(java.util.List.of(noFolder, elsewhere), "x.csv.rejected.csv", Locale.ENGLISH)) {
            file.add(Rejection.of(7, "a;b", RejectionReason.BAD_DATE, "31/02/2014"));
            assertThat(file.path().orElseThrow()).hasParent(elsewhere);
        }
        assertThat(Files.readString(elsewhere.resolve("x.csv.rejected.csv")))
                .isEqualTo("\ufeffline,reason,original\r\n"
                        + "7,The date “31/02/2014” cannot be understood or does not exist,a;b\r\n");
    }

    private void refused(Path file, String key) {
        assertThatThrownBy(() -> importing.run(Kind.FINES, file, Options.USUAL))
                .as(file.toString())
                .isInstanceOfSatisfying(
                        ImportFailure.class,
                        failure -> assertThat(failure.key()).isEqualTo(key));
    }

    private static String fines(String mark, int count, String comments) {
        StringBuilder text = new StringBuilder("numero,placa,fecha,hora,comentarios,oficial\n");
        Random random = new Random(7);
        for (int i = 0; i < count; i++) {
            text.append(mark + i + ",," + "16/01/2014,9:34," + comments + " " + random.nextLong() + ",I-04\n");
        }
        return text.toString();
    }

    /// The archive of one small file: a header with much nothing in it, then the file, then nothing.
    private static byte[] tar() {
        byte[] archive = new byte[10_240];
        byte[] header = "fines.csv".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(header, 0, archive, 0, header.length);
        byte[] magic = "ustar  root".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(magic, 0, archive, 257, magic.length);
        byte[] content = "numero,placa\n1,AB123CD\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(content, 0, archive, 512, content.length);
        return archive;
    }

    private static String sha256(Path file) throws IOException {
        try {
            var sha = java.security.MessageDigest.getInstance("SHA-256");
            return java.util.HexFormat.of().formatHex(sha.digest(Files.readAllBytes(file)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
