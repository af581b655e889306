package labra.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import labra.platform.Sha256;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/// A workbook (`.xlsx`): its sheets, and the rows of the one that is wanted or the first that has some.
record Workbook(InputFile file) {
    FileFacts facts() throws IOException {
        MessageDigest sha = Sha256.begun();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file.path()), sha)) {
            long size = bytes.transferTo(java.io.OutputStream.nullOutputStream());
            return new FileFacts(
                    size,
                    HexFormat.of().formatHex(sha.digest()),
                    java.nio.charset.StandardCharsets.UTF_8,
                    FileFacts.Packing.WORKBOOK,
                    '\t',
                    FileFacts.Doubts.NONE);
        }
    }

    List<String> sheets() throws IOException {
        try (ReadableWorkbook workbook = open();
                Stream<Sheet> sheets = workbook.getSheets()) {
            return sheets.map(Sheet::getName).toList();
        } catch (RuntimeException refused) {
            throw told(refused);
        }
    }

    SheetRows rows(Reading how) throws IOException {
        ReadableWorkbook workbook = open();
        try {
            return new SheetRows(workbook, wanted(workbook, how.sheet()), how, file);
        } catch (IOException | RuntimeException refused) {
            workbook.close();
            throw told(refused);
        }
    }

    /// The library fails in many ways at what is no workbook, and wherever it is asked.
    private static ImportFailure told(Exception refused) {
        return refused instanceof ImportFailure known ? known : WorkbookParts.broken();
    }

    private static Sheet wanted(ReadableWorkbook workbook, @Nullable String name) throws IOException {
        List<Sheet> sheets = workbook.getSheets().toList();
        for (Sheet sheet : sheets) {
            if (name == null ? hasRows(sheet) : sheet.getName().equalsIgnoreCase(name.strip())) {
                return sheet;
            }
        }
        List<String> names = sheets.stream().map(Sheet::getName).toList();
        throw name == null
                ? new ImportFailure("failure.empty")
                : new ImportFailure("failure.no-such-sheet", name, String.join(", ", names));
    }

    private static boolean hasRows(Sheet sheet) throws IOException {
        try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
            return rows.limit(1_000)
                    .anyMatch(row -> row.stream()
                            .anyMatch(cell ->
                                    cell != null && cell.getRawValue() != null && !Blank.is(cell.getRawValue())));
        }
    }

    private ReadableWorkbook open() throws IOException {
        new WorkbookParts(file).requireFit();
        try {
            return new ReadableWorkbook(file.path().toFile(), new ReadingOptions(true, true));
        } catch (IOException | RuntimeException broken) {
            throw WorkbookParts.broken();
        }
    }
}
