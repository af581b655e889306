package labra.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/// What the first bytes of a file say it is.
enum FileType {
    GZIP("\u001f\u008b"),
    ZIP("PK\u0003\u0004"),
    OLD_OFFICE("\u00d0\u00cf\u0011\u00e0"),
    PDF("%PDF"),
    ZSTD("\u0028\u00b5\u002f\u00fd"),
    BZIP2("BZh"),
    XZ("\u00fd7zXZ"),
    SEVEN_ZIP("7z\u00bc\u00af"),
    RAR("Rar!"),
    PARQUET("PAR1"),
    SQLITE("SQLite format"),
    ACCESS("\u0000\u0001\u0000\u0000Standard "),
    DBASE("\u0003"),
    VISUAL_FOXPRO("\u0030"),
    RTF("{\\rtf"),
    PNG("\u0089PNG"),
    JPEG("\u00ff\u00d8\u00ff"),
    GIF("GIF8"),
    TIFF("II*\u0000"),
    TIFF_OF_MAC("MM\u0000*"),
    WEBP("RIFF"),
    HTML(),
    XML(),
    JSON(),
    TEXT("");

    private static final int LOOKED_AT = 257;
    private static final int BEHIND_A_SIZE = 4;

    /// As programs begin what they call an .xls, in whatever case.
    private static final Pattern WEB_PAGE = Pattern.compile(
            "(?:<!--.{0,200}?-->\\s*)?<(?:!doctype|html|head|meta|body|table|div|style)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// A quoted name or a list follows at once; a heading of a CSV has no colon behind its quotes.
    private static final Pattern OBJECT = Pattern.compile("\\[?\\s*\\{\\s*(?:\"[^\"]{0,100}\"\\s*:|\\})");

    private static final Pattern MARK_AND_BLANKS =
            Pattern.compile("(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\\s*");

    private final byte[][] starts;

    FileType(String... starts) {
        this.starts = Arrays.stream(starts)
                .map(start -> start.getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
    }

    static FileType of(BufferedInputStream in) throws IOException {
        in.mark(LOOKED_AT);
        byte[] first = in.readNBytes(LOOKED_AT - 1);
        in.reset();
        for (FileType type : values()) {
            if (type != TEXT && type.isOf(first)) {
                return type;
            }
        }
        return TEXT;
    }

    private boolean isOf(byte[] first) {
        return switch (this) {
            case HTML -> WEB_PAGE.matcher(text(first)).lookingAt();
            case XML -> text(first).startsWith("<?xml");
            case JSON -> OBJECT.matcher(text(first)).lookingAt();
            case DBASE, VISUAL_FOXPRO -> begins(first) && isOfATable(first);
            case WEBP -> begins(first) && has(first, 8, "WEBP");
            case JPEG -> begins(first) || first.length > 0 && first[0] == 0 && has(first, BEHIND_A_SIZE, "ftyp");
            default -> begins(first);
        };
    }

    /// The beginning without a mark, blanks and the zeros of UTF-16.
    private static String text(byte[] first) {
        String text = new String(first, StandardCharsets.ISO_8859_1).replace("\0", "");
        return MARK_AND_BLANKS.matcher(text).replaceFirst("");
    }

    private boolean begins(byte[] first) {
        return Arrays.stream(starts)
                .anyMatch(start ->
                        first.length >= start.length && Arrays.equals(first, 0, start.length, start, 0, start.length));
    }

    private static boolean has(byte[] first, int at, String word) {
        byte[] wanted = word.getBytes(StandardCharsets.ISO_8859_1);
        return first.length >= at + wanted.length
                && Arrays.equals(first, at, at + wanted.length, wanted, 0, wanted.length);
    }

    /// A table of dBase says behind its kind when it was changed, and has zeros where a text has none.
    private static boolean isOfATable(byte[] first) {
        return first.length > 31
                && first[2] >= 1
                && first[2] <= 12
                && first[3] >= 1
                && first[3] <= 31
                && first[12] == 0
                && first[13] == 0;
    }

    private String shown() {
        return switch (this) {
            case SEVEN_ZIP -> "7z";
            case DBASE, VISUAL_FOXPRO -> "dBase (.dbf)";
            case ACCESS -> "Access (.mdb)";
            case JPEG -> "JPEG, HEIC";
            case TIFF_OF_MAC -> "TIFF";
            default -> name();
        };
    }

    /// Refuses what is surely neither a CSV nor a workbook, and says what it is and what to do.
    void requireText() {
        switch (this) {
            case GZIP, TEXT, ZIP -> {}
            case OLD_OFFICE -> throw new ImportFailure("failure.old-office");
            case ZSTD, BZIP2, XZ, SEVEN_ZIP, RAR -> throw new ImportFailure("failure.other-compression", shown());
            case HTML -> throw new ImportFailure("failure.web-page");
            case PDF, RTF -> throw new ImportFailure("failure.document", shown());
            case PNG, JPEG, GIF, TIFF, TIFF_OF_MAC, WEBP -> throw new ImportFailure("failure.image", shown());
            case PARQUET, SQLITE, ACCESS, DBASE, VISUAL_FOXPRO, XML, JSON ->
                throw new ImportFailure("failure.not-csv", shown());
        }
    }
}
