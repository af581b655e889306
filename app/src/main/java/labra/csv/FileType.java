package labra.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What the first bytes of a file say it is.
enum FileType {
    GZIP("\u001f\u008b"),
    ZIP("PK\u0003\u0004"),
    OLD_EXCEL("\u00d0\u00cf\u0011\u00e0"),
    PDF("%PDF"),
    ZSTD("\u0028\u00b5\u002f\u00fd"),
    BZIP2("BZh"),
    XZ("\u00fd7zXZ"),
    SEVEN_ZIP("7z\u00bc\u00af"),
    RAR("Rar!"),
    PARQUET("PAR1"),
    SQLITE("SQLite format"),
    XML("<?xml"),
    HTML("<html"),
    JSON_OBJECT("{"),
    JSON_LIST("[{"),
    TEXT("");

    private static final int LOOKED_AT = 257;

    /// As programs begin what they call an .xls, in whatever encoding and case.
    private static final Pattern WEB_PAGE = Pattern.compile(
            "(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\\s*(?:<!--.{0,200}?-->\\s*)?"
                    + "<(?:!doctype|html|head|meta|body|table|div|style)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final byte[] start;

    FileType(String start) {
        this.start = start.getBytes(StandardCharsets.ISO_8859_1);
    }

    static FileType of(BufferedInputStream in) throws IOException {
        in.mark(LOOKED_AT);
        byte[] first = in.readNBytes(LOOKED_AT - 1);
        in.reset();
        if (WEB_PAGE.matcher(new String(first, StandardCharsets.ISO_8859_1).replace("\0", ""))
                .lookingAt()) {
            return HTML;
        }
        for (FileType type : values()) {
            if (type.begins(first)) {
                return type;
            }
        }
        return TEXT;
    }

    private boolean begins(byte[] first) {
        return first.length >= start.length && java.util.Arrays.equals(first, 0, start.length, start, 0, start.length);
    }

    private String shown() {
        return switch (this) {
            case SEVEN_ZIP -> "7z";
            case JSON_OBJECT, JSON_LIST -> "JSON";
            default -> name();
        };
    }

    /// Refuses what is surely neither a CSV nor a workbook, and says what it is.
    void requireText() {
        switch (this) {
            case GZIP, TEXT, ZIP -> {}
            case OLD_EXCEL -> throw new ImportFailure("failure.spreadsheet");
            case ZSTD, BZIP2, XZ, SEVEN_ZIP, RAR -> throw new ImportFailure("failure.other-compression", shown());
            case HTML -> throw new ImportFailure("failure.web-page");
            case PDF, PARQUET, SQLITE, XML, JSON_OBJECT, JSON_LIST ->
                throw new ImportFailure("failure.not-csv", shown());
        }
    }
}
