package labra.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Function;
import labra.platform.Sha256;

/// One pass over a text file: while its rows are read, its bytes are counted, hashed and tested for their encoding.
final class TextScan {
    private static final int GUESSED_FROM = 1 << 20;

    private final InputFile file;
    private final Reading how;
    private final Function<Rows, Consumer<Row>> each;
    private boolean doubtful;

    TextScan(InputFile file, Reading how, Function<Rows, Consumer<Row>> each) {
        this.file = file;
        this.how = how;
        this.each = each;
    }

    /// Reads again where the rest of the file shows another encoding than its beginning.
    FileFacts facts() throws IOException {
        Charset given = how.encoding();
        if (given != null) {
            return through(given, false);
        }
        Charset guess = guess();
        FileFacts facts = through(guess, true);
        doubtful = facts.doubts().encoding();
        return facts.charset().equals(guess) ? facts : through(facts.charset(), false);
    }

    private Charset guess() throws IOException {
        Encoding encoding = new Encoding();
        try (var raw = new BufferedInputStream(Files.newInputStream(file.path()), 1 << 16)) {
            byte[] first = beginning(text(raw));
            encoding.feed(first, 0, first.length);
        }
        encoding.brokenOff();
        return encoding.detected();
    }

    /// The unpacked bytes, once it is known that they may be text.
    private BufferedInputStream text(BufferedInputStream raw) throws IOException {
        FileType.of(raw).requireText();
        try {
            var text = new BufferedInputStream(file.unpacked(raw), 1 << 16);
            FileType.of(text).requireText();
            return text;
        } catch (IOException brokenOff) {
            throw new ImportFailure("failure.damaged-at-once");
        }
    }

    /// What a damaged file gives before it breaks off.
    private static byte[] beginning(InputStream bytes) {
        byte[] buffer = new byte[GUESSED_FROM];
        int count = 0;
        try {
            int more = bytes.read(buffer);
            while (more > 0) {
                count += more;
                more = bytes.read(buffer, count, buffer.length - count);
            }
        } catch (IOException brokenOff) {
            return Arrays.copyOf(buffer, count);
        }
        return Arrays.copyOf(buffer, count);
    }

    private FileFacts through(Charset charset, boolean tried) throws IOException {
        MessageDigest sha = Sha256.begun();
        Encoding encoding = new Encoding();
        try (var raw =
                new BufferedInputStream(new DigestInputStream(Files.newInputStream(file.path()), sha), 1 << 16)) {
            FileType type = FileType.of(raw);
            InputStream text = text(raw);
            CsvRows rows = read(tried ? encoding.listening(text) : text, charset, encoding);
            raw.transferTo(OutputStream.nullOutputStream());
            Charset detected = tried ? encoding.detected() : charset;
            return new FileFacts(
                    Files.size(file.path()),
                    HexFormat.of().formatHex(sha.digest()),
                    detected,
                    type == FileType.GZIP ? FileFacts.Packing.GZIP : FileFacts.Packing.NONE,
                    rows.delimiter(),
                    new FileFacts.Doubts(rows.mended(), doubtful || (tried && encoding.isDoubtful(detected))));
        }
    }

    private CsvRows read(InputStream text, Charset charset, Encoding encoding) {
        CsvRows rows = new CsvRows(InputFile.lines(text, charset), how);
        Consumer<Row> consumer = each.apply(rows);
        for (Row row = rows.next(); row != null; row = rows.next()) {
            consumer.accept(row);
        }
        if (rows.damage() != null) {
            encoding.brokenOff();
        }
        return rows;
    }
}
