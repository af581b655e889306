package labra.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/// Reads a WebP part by part (RFC 9649).
final class Webp {
    private static final int HEADER = 12;
    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");

    /// That Exif and XMP are there, which they are not any more.
    private static final int OF_OTHERS = 0x08 | 0x04;

    private Webp() {}

    static Picture picture(byte[] bytes) throws Picture.None {
        ByteBuffer read = Picture.read(bytes, ByteOrder.LITTLE_ENDIAN);
        int end = 8 + read.getInt(4);
        if (end < HEADER || end > bytes.length) {
            throw new Picture.None("cut off");
        }
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        int[] size = {0, 0};
        for (int at = HEADER; at + 8 <= end; ) {
            int length = read.getInt(at + 4);
            if (length < 0 || length > end - at - 8) {
                throw new Picture.None("a part is cut off");
            }
            String tag = Picture.tag(bytes, at);
            measure(read, tag, at + 8, size);
            int taken = Math.min(8 + length + (length & 1), end - at);
            if (KEPT.contains(tag)) {
                byte[] part = java.util.Arrays.copyOfRange(bytes, at, at + taken);
                if (tag.equals("VP8X")) {
                    part[8] &= (byte) ~OF_OTHERS;
                }
                parts.writeBytes(part);
            }
            at += taken;
        }
        return new Picture("image/webp", size[0], size[1], whole(parts.toByteArray()));
    }

    /// The first part that tells of it counts.
    private static void measure(ByteBuffer read, String tag, int at, int[] size) throws Picture.None {
        if (size[0] > 0) {
            return;
        }
        switch (tag) {
            case "VP8X" -> {
                size[0] = 1 + (read.getInt(at + 4) & 0xFFFFFF);
                size[1] = 1 + (read.getInt(at + 6) >>> 8 & 0xFFFFFF);
            }
            case "VP8L" -> {
                int packed = read.getInt(at + 1);
                size[0] = 1 + (packed & 0x3FFF);
                size[1] = 1 + (packed >>> 14 & 0x3FFF);
            }
            case "VP8 " -> {
                if ((read.getInt(at + 2) >>> 8 & 0xFFFFFF) != 0x2A019D) {
                    throw new Picture.None("no key frame");
                }
                size[0] = read.getShort(at + 6) & 0x3FFF;
                size[1] = read.getShort(at + 8) & 0x3FFF;
            }
            default -> {}
        }
    }

    private static byte[] whole(byte[] parts) {
        ByteBuffer whole = ByteBuffer.allocate(HEADER + parts.length).order(ByteOrder.LITTLE_ENDIAN);
        whole.put(new byte[] {'R', 'I', 'F', 'F'}).putInt(4 + parts.length).put(new byte[] {'W', 'E', 'B', 'P'});
        return whole.put(parts).array();
    }
}
