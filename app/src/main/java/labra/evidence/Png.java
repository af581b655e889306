package labra.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/// Reads a PNG part by part (ISO/IEC 15948), up to its end.
final class Png {
    private static final int MAGIC = 8;
    private static final int AROUND = 12;

    /// The drawing and its colours; texts, moments and Exif are none of them.
    private static final Set<String> KEPT =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "pHYs");

    private Png() {}

    static Picture picture(byte[] bytes) throws Picture.None {
        ByteBuffer read = Picture.read(bytes, ByteOrder.BIG_ENDIAN);
        Parts bare = new Parts(bytes);
        bare.keep(0, MAGIC);
        boolean drawn = false;
        for (int at = MAGIC; ; ) {
            int length = read.getInt(at);
            if (length < 0 || length > bytes.length - at - AROUND) {
                throw new Picture.None("a part is cut off");
            }
            String tag = Picture.tag(bytes, at + 4);
            if (at == MAGIC && (!tag.equals("IHDR") || length != 13)) {
                throw new Picture.None("no header");
            }
            if (KEPT.contains(tag)) {
                bare.keep(at, at + length + AROUND);
            }
            drawn |= tag.equals("IDAT");
            at += length + AROUND;
            if (tag.equals("IEND")) {
                break;
            }
        }
        if (!drawn) {
            throw new Picture.None("no drawing");
        }
        var size = new Picture.Size(read.getInt(MAGIC + 8), read.getInt(MAGIC + 12), 1, 1);
        return new Picture("image/png", size, bare);
    }
}
