package labra.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import labra.console.ConsoleProblem;
import org.apache.commons.codec.digest.DigestUtils;

/// Counts and digests what passes through to another channel, which closing this one leaves open.
final class Digesting implements WritableByteChannel {
    private final WritableByteChannel next;
    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private long bytes;

    Digesting(WritableByteChannel next) {
        this.next = next;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        ByteBuffer seen = source.duplicate();
        int written = next.write(source);
        seen.limit(seen.position() + written);
        digest.update(seen);
        bytes += written;
        return written;
    }

    Manifest.Archive archive(String name) {
        return new Manifest.Archive(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /// Whether the file is what it was, byte by byte.
    static void mustBe(Path file, Manifest.Archive wanted) throws IOException {
        if (!Files.exists(file) || Files.size(file) != wanted.bytes()) {
            throw new ConsoleProblem("backup.archive.broken", file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (!DigestUtils.sha256Hex(in).equals(wanted.sha256())) {
                throw new ConsoleProblem("backup.archive.broken", file);
            }
        }
    }

    @Override
    public boolean isOpen() {
        return next.isOpen();
    }

    @Override
    public void close() {}
}
