package labra.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a WebP part by part (RFC 9649).
final class Webp {
    private static final int HEADER = 12;
    private static final int PART = 8;
    private static final String EXTENDED = "VP8X";
    private static final int EXTENDED_LENGTH = 10;
    private static final Set<String> DRAWING = Set.of("VP8 ", "VP8L");
    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "ALPH", "ICCP");

    /// That Exif and XMP are there, which they are not any more.
    private static final int OF_OTHERS = 0x08 | 0x04;

    /// That it moves: a photo does not.
    private static final int ANIMATED = 0x02;

    private static final byte LOSSLESS = 0x2F;
    private static final int LOSSLESS_HEAD = 5;
    private static final int LOSSY_HEAD = 10;
    private static final int KEY_FRAME = 0x2A019D;
    private static final int SIDE = 0x3FFF;

    private Webp() {}

    static Picture picture(byte[] bytes) throws Picture.None {
        ByteBuffer read = Picture.read(bytes, ByteOrder.LITTLE_ENDIAN);
        int end = PART + read.getInt(4);
        if (end < HEADER || end > bytes.length) {
            throw new Picture.None("cut off");
        }
        boolean extended = Picture.isTagged(bytes, HEADER, EXTENDED);
        Parts parts = new Parts(bytes);
        Picture.@Nullable Size size = null;
        for (int at = HEADER; at + PART <= end; ) {
            int length = read.getInt(at + 4);
            if (length < 0 || length > end - at - PART) {
                throw new Picture.None("a part is cut off");
            }
            String tag = Picture.tag(bytes, at);
            if (size == null && DRAWING.contains(tag)) {
                size = drawn(read.slice(at + PART, length).order(ByteOrder.LITTLE_ENDIAN), tag);
            }
            int taken = Math.min(PART + length + (length & 1), end - at);
            if (KEPT.contains(tag)) {
                parts.keep(at, at + taken);
            }
            at += taken;
        }
        if (size == null) {
            throw new Picture.None("no drawing");
        }
        parts.begin(beginning(bytes, extended ? PART + EXTENDED_LENGTH : 0, parts.kept()));
        return new Picture("image/webp", size, parts);
    }

    /// As its own head tells, which must be the head of a drawing with something behind it.
    private static Picture.Size drawn(ByteBuffer drawing, String tag) throws Picture.None {
        if (tag.equals("VP8L")) {
            int packed = drawing.getInt(1);
            if (drawing.get(0) != LOSSLESS || drawing.limit() <= LOSSLESS_HEAD || packed >>> 29 != 0) {
                throw new Picture.None("no drawing without loss");
            }
            return new Picture.Size(1 + (packed & SIDE), 1 + (packed >>> 14 & SIDE), 1, 1);
        }
        int frame = drawing.getShort(0) & 0xFFFF | (drawing.get(2) & 0xFF) << 16;
        int first = frame >>> 5;
        if ((frame & 1) != 0
                || (drawing.getInt(2) >>> 8 & 0xFFFFFF) != KEY_FRAME
                || first == 0
                || first > drawing.limit() - LOSSY_HEAD) {
            throw new Picture.None("no key frame");
        }
        return new Picture.Size(drawing.getShort(6) & SIDE, drawing.getShort(8) & SIDE, 1, 1);
    }

    private static byte[] beginning(byte[] bytes, int extended, int kept) throws Picture.None {
        ByteBuffer head = ByteBuffer.allocate(HEADER + extended).order(ByteOrder.LITTLE_ENDIAN);
        head.put(new byte[] {'R', 'I', 'F', 'F'}).putInt(4 + extended + kept).put(new byte[] {'W', 'E', 'B', 'P'});
        head.put(bytes, HEADER, extended);
        if (extended > 0) {
            int flags = HEADER + PART;
            if (bytes[HEADER + 4] != EXTENDED_LENGTH || (bytes[flags] & ANIMATED) != 0) {
                throw new Picture.None("no picture that stands still");
            }
            head.put(flags, (byte) (bytes[flags] & ~OF_OTHERS));
        }
        return head.array();
    }
}
