package labra.fines;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import labra.platform.Sha256;
import org.jspecify.annotations.Nullable;

/// SHA-256 of what a fine says and who said it, and the id made of it for a fine that brought none.
public record Digest(byte[] bytes) {
    static final int LENGTH = 32;

    private static final int ABSENT = -1;

    /// The digest of these parts in this order; each is a text, a number, or absent.
    public static Digest of(long officerId, Instant committedAt, @Nullable Object... parts) {
        var buffer = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(buffer)) {
            out.writeLong(officerId);
            out.writeLong(committedAt.getEpochSecond());
            out.writeInt(committedAt.getNano());
            for (Object part : parts) {
                if (part == null) {
                    out.writeInt(ABSENT);
                } else {
                    byte[] text = part.toString().getBytes(StandardCharsets.UTF_8);
                    out.writeInt(text.length);
                    out.write(text);
                }
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return new Digest(Sha256.of(buffer.toByteArray()));
    }

    /// A UUIDv7 whose 48 bits of time are the fine's own and whose other 74 are the digest's: the same content is the
    /// same fine, and ids still sort by time.
    public UUID id(Instant committedAt) {
        ByteBuffer content = ByteBuffer.wrap(bytes);
        long time = Math.max(0, committedAt.toEpochMilli());
        long high = (time << 16) | 0x7000L | (content.getLong() & 0x0FFFL);
        long low = (content.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
