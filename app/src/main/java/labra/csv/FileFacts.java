package labra.csv;

import java.nio.charset.Charset;

/// What one reading of all bytes of a file tells: its size, its SHA-256, its encoding and how it is packed. `delimiter`
/// is a tab for the cells of a workbook.
public record FileFacts(long size, String sha256, Charset charset, Packing packing, char delimiter, Doubts doubts) {
    /// How many lines were in Windows-1252 among others in UTF-8, and whether the encoding could not be told for sure.
    public record Doubts(long mended, boolean encoding) {
        static final Doubts NONE = new Doubts(0, false);
    }

    /// What the file is around its text.
    public enum Packing {
        NONE,
        GZIP,
        WORKBOOK
    }

    public boolean gzip() {
        return packing == Packing.GZIP;
    }

    public boolean workbook() {
        return packing == Packing.WORKBOOK;
    }

    /// The delimiter as people name it.
    public String delimiterShown() {
        return workbook() ? "xlsx" : Delimiters.shown(delimiter);
    }
}
