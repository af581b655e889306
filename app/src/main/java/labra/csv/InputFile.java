package labra.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// The file somebody wants imported. Its name is the one it had, its path where it lies now (an upload's differ).
public record InputFile(Path path, String name, long mostUnpacked, ReadingDeadline deadline) {
    /// No table of a town's comes to more than that of what is stored: what does is made to fill memory or time.
    private static final int LARGEST_RATIO = 200;

    private static final long HARMLESS = 64L << 20;

    public InputFile(Path path, String name) {
        this(path, name, Long.MAX_VALUE, ReadingDeadline.NONE);
    }

    public InputFile {
        if (!Files.isRegularFile(path)) {
            throw new ImportFailure(Files.exists(path) ? "failure.not-a-file" : "failure.no-such-file", path);
        }
        if (!Files.isReadable(path)) {
            throw new ImportFailure("failure.not-readable", path);
        }
    }

    public static InputFile of(Path path) {
        return new InputFile(path, String.valueOf(path.getFileName()));
    }

    boolean isWorkbook() throws IOException {
        try (var raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            return FileType.of(raw) == FileType.ZIP;
        }
    }

    /// Its bytes, decompressed when they are gzip's.
    InputStream bytes() throws IOException {
        return unpacked(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
    }

    InputStream unpacked(BufferedInputStream raw) throws IOException {
        return FileType.of(raw) == FileType.GZIP
                ? new Unpacked(new GZIPInputStream(raw, 1 << 16), largestUnpacked(), deadline)
                : new Unpacked(raw, Long.MAX_VALUE, deadline);
    }

    long largestUnpacked() throws IOException {
        return Math.min(mostUnpacked, Math.max(HARMLESS, LARGEST_RATIO * Files.size(path)));
    }

    /// The lines of some bytes. Those that are no text of the encoding become [Rows#UNDECODABLE].
    static Lines lines(InputStream bytes, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            MixedText text = new MixedText(bytes);
            return new Lines(text, text::mended);
        }
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(Rows.UNDECODABLE));
        return new Lines(new InputStreamReader(bytes, decoder));
    }
}
