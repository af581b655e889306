package labra.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workbooks that somebody made to harm: refused as damaged, soon, and nothing of them is followed.
class WorkbookTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String SHEETS = "<sheetData>";

    @TempDir
    Path folder;

    @Test
    void one_that_nobody_touched_is_read() throws IOException {
        assertThat(rows(made(parts -> {}))).isEqualTo(2);
    }

    @Test
    void a_sheet_that_is_not_there_is_damage() throws IOException {
        broken(parts -> parts.put("../../etc/sheet1.xml", parts.remove(SHEET)));
        broken(parts -> parts.put(SHEET, ""));
        broken(parts -> parts.put(SHEET, "no sheet"));
        broken(parts -> parts.put(SHEET, sheet(parts).substring(0, sheet(parts).length() / 2)));
        broken(parts -> parts.put("xl/workbook.xml", "<workbook/>"));
    }

    @Test
    void entities_are_not_read() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "of nobody else");
        for (String entity : new String[] {
            "<!ENTITY e SYSTEM \"" + secret.toUri() + "\">", "<!ENTITY d \"dddddddddd\"><!ENTITY e \"&d;&d;&d;&d;\">"
        }) {
            broken(
                    parts -> parts.put(
                            SHEET,
                            sheet(parts)
                                    .replaceFirst("<worksheet", "<!DOCTYPE worksheet [" + entity + "]><worksheet")
                                    .replace(
                                            SHEETS,
                                            SHEETS
                                                    + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row>")));
        }
    }

    @Test
    void a_tag_of_many_attributes_is_not_read() throws IOException {
        StringBuilder row = new StringBuilder("<row");
        for (int i = 0; i < 20_000; i++) {
            row.append(" a").append(i).append("=\"\"");
        }
        broken(parts -> parts.put(SHEET, sheet(parts).replace(SHEETS, SHEETS + row + "/>")));
    }

    @Test
    void more_parts_than_a_workbook_has_are_not_read() throws IOException {
        broken(parts -> {
            for (int i = 0; i < 10_001; i++) {
                parts.put("x/" + i, "");
            }
        });
    }

    private void broken(Consumer<Map<String, String>> change) throws IOException {
        Path file = made(change);
        assertThatThrownBy(() -> rows(file))
                .isInstanceOfSatisfying(
                        ImportFailure.class,
                        failure -> assertThat(failure.key()).isIn("failure.broken-workbook", "failure.empty"));
    }

    private static long rows(Path file) {
        return Table.look(InputFile.of(file), Reading.USUAL, header -> row -> {})
                .count();
    }

    private Path made(Consumer<Map<String, String>> change) throws IOException {
        Path good = folder.resolve("good.xlsx");
        try (OutputStream out = Files.newOutputStream(good);
                Workbook workbook = new Workbook(out, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("a");
            for (int row = 0; row < 3; row++) {
                sheet.value(row, 0, "a" + row);
                sheet.value(row, 1, "b" + row);
            }
        }
        Map<String, String> parts = parts(good);
        change.accept(parts);
        Path file = folder.resolve("made.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            parts.forEach((name, text) -> {
                try {
                    zip.putNextEntry(new ZipEntry(name));
                    zip.write(text.getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return file;
    }

    private static Map<String, String> parts(Path file) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static String sheet(Map<String, String> parts) {
        return Objects.requireNonNull(parts.get(SHEET));
    }
}
