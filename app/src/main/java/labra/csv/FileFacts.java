package labra.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What one reading of all bytes of a file tells: its size, its SHA-256, its encoding.
public record FileFacts(long size, String sha256, Charset charset, boolean gzip) {
    /// An encoding that was given spares the guess.
    public static FileFacts of(InputFile file, @Nullable Charset given) {
        MessageDigest sha = newSha256();
        Encoding encoding = new Encoding();
        FileType type;
        try (var raw =
                new BufferedInputStream(new DigestInputStream(Files.newInputStream(file.path()), sha), 1 << 16)) {
            type = FileType.of(raw);
            type.requireText();
            readText(file.unpacked(raw), encoding);
            raw.transferTo(java.io.OutputStream.nullOutputStream());
            String digest = HexFormat.of().formatHex(sha.digest());
            Charset charset = given != null ? given : encoding.detected();
            return new FileFacts(Files.size(file.path()), digest, charset, type == FileType.GZIP);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Reads on where gzip breaks off: what comes before is still worth loading, and the loading says where it broke.
    private static void readText(InputStream unpacked, Encoding encoding) {
        byte[] buffer = new byte[1 << 16];
        var bytes = new BufferedInputStream(unpacked, 1 << 16);
        try {
            FileType.of(bytes).requireText();
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                encoding.feed(buffer, count);
            }
        } catch (IOException brokenOff) {
            encoding.brokenOff();
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
