package labra.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// What a workbook's file is made of, before anything of it is read as a workbook.
record WorkbookParts(InputFile file) {
    private static final String BOOK = "xl/workbook.xml";
    private static final Pattern FROM_1904 =
            Pattern.compile("<(?:\\w+:)?workbookPr\\b[^>]*\\bdate1904\\s*=\\s*[\"'](?:1|true|on)[\"']");

    private static final int MOST_OF_BOOK = 1 << 20;
    private static final int NAMED = 3;
    private static final int LONGEST_NAME = 60;
    private static final String SHEETS = "xl/worksheets/";

    /// A workbook of a hundred sheets has some hundreds.
    private static final int MOST_PARTS = 10_000;

    /// Of what is held in memory: texts, styles, names.
    private static final long MOST_HELD = 256L << 20;

    /// A tag is read as a whole, and a reader's work grows by the square of its attributes.
    private static final int LONGEST_TAG = 1 << 16;

    /// Counts what really comes out: what a ZIP says of its sizes may be a lie.
    void requireFit() throws IOException {
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            if (zip.getEntry(BOOK) == null) {
                throw office(zip);
            }
            List<? extends ZipEntry> parts = Collections.list(zip.entries());
            if (parts.size() > MOST_PARTS) {
                throw broken();
            }
            long left = file.largestUnpacked();
            for (ZipEntry part : parts) {
                file.deadline().mustNotHavePassed();
                left -= size(zip, part, part.getName().startsWith(SHEETS) ? left : Math.min(left, MOST_HELD));
            }
        } catch (ZipException damaged) {
            throw broken();
        }
    }

    /// Whether its days count from 1904, as old Macs count them. Excel writes `1`, which the library takes for no.
    boolean countsFrom1904() throws IOException {
        try (ZipFile zip = new ZipFile(file.path().toFile());
                InputStream book = zip.getInputStream(zip.getEntry(BOOK))) {
            return FROM_1904
                    .matcher(new String(book.readNBytes(MOST_OF_BOOK), StandardCharsets.UTF_8))
                    .find();
        }
    }

    /// What else offices write is a ZIP as well, and says which by a part of its own.
    private static ImportFailure office(ZipFile zip) throws IOException {
        if (zip.getEntry("word/document.xml") != null) {
            return new ImportFailure("failure.document", "Word (.docx)");
        }
        if (zip.getEntry("ppt/presentation.xml") != null) {
            return new ImportFailure("failure.document", "PowerPoint (.pptx)");
        }
        if (zip.getEntry("xl/workbook.bin") != null) {
            return new ImportFailure("failure.spreadsheet", ".xlsb");
        }
        ZipEntry type = zip.getEntry("mimetype");
        if (type != null) {
            try (InputStream bytes = zip.getInputStream(type)) {
                String said = new String(bytes.readNBytes(LONGEST_NAME), StandardCharsets.US_ASCII);
                return said.contains("spreadsheet")
                        ? new ImportFailure("failure.spreadsheet", "LibreOffice, .ods")
                        : new ImportFailure("failure.document", "OpenDocument");
            }
        }
        return zip.getEntry("[Content_Types].xml") != null
                ? new ImportFailure("failure.spreadsheet", "Office")
                : notAWorkbook(zip);
    }

    /// With the names of what is in it, as many as fit a line.
    private static ImportFailure notAWorkbook(ZipFile zip) {
        String names = zip.stream()
                .map(ZipEntry::getName)
                .limit(NAMED)
                .map(name -> name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…")
                .collect(Collectors.joining(", "));
        return new ImportFailure("failure.zip", names);
    }

    static ImportFailure broken() {
        return new ImportFailure("failure.broken-workbook");
    }

    private static long size(ZipFile zip, ZipEntry part, long most) throws IOException {
        boolean isMarkup = part.getName().endsWith(".xml");
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        int tag = 0;
        try (InputStream bytes = zip.getInputStream(part)) {
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                size += count;
                if (size > most) {
                    throw new ImportFailure("failure.too-large-unpacked", most >> 20);
                }
                if (isMarkup) {
                    tag = tag(tag, buffer, count);
                }
            }
        }
        return size;
    }

    /// How long the tag is that the bytes end in, after as much of it before them; none is 0.
    private static int tag(int before, byte[] bytes, int count) {
        int tag = before;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '>') {
                tag = 0;
            } else if (tag > 0 || bytes[i] == '<') {
                tag++;
            }
            if (tag > LONGEST_TAG) {
                throw broken();
            }
        }
        return tag;
    }
}
