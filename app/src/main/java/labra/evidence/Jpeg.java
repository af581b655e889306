package labra.evidence;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a JPEG part by part (ITU-T T.81), up to the end of its drawing: what programs hang behind that is left out.
final class Jpeg {
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int EXIF_PART = 0xE1;
    private static final int COLOURS = 0xE2;
    private static final int ADOBE = 0xEE;
    private static final int COMMENT = 0xFE;
    private static final int ORIENTATION = 0x0112;

    private final byte[] bytes;
    private final ByteBuffer read;
    private final ByteArrayOutputStream bare = new ByteArrayOutputStream();
    private int at = 2;
    private int width;
    private int height;
    private int orientation = 1;

    Jpeg(byte[] bytes) {
        this.bytes = bytes;
        this.read = Picture.read(bytes, BIG_ENDIAN);
    }

    Picture picture() throws Picture.None {
        boolean drawn = false;
        while (true) {
            int marker = marker();
            if (marker == END) {
                break;
            }
            int length = read.getShort(at) & 0xFFFF;
            if (length < 2 || at + length > bytes.length) {
                throw new Picture.None("a part is cut off");
            }
            part(marker, length);
            at += length;
            if (marker == SCAN) {
                drawn = true;
                copyScan();
            }
        }
        if (!drawn || width == 0) {
            throw new Picture.None("no drawing");
        }
        return new Picture("image/jpeg", width, height, whole());
    }

    private int marker() throws Picture.None {
        if ((bytes[at] & 0xFF) != 0xFF) {
            throw new Picture.None("no part where one must be");
        }
        while ((bytes[at] & 0xFF) == 0xFF) {
            at++;
        }
        return bytes[at++] & 0xFF;
    }

    private void part(int marker, int length) {
        if (isFrame(marker)) {
            height = read.getShort(at + 3) & 0xFFFF;
            width = read.getShort(at + 5) & 0xFFFF;
        }
        if (marker == EXIF_PART) {
            orientation = orientation(length).orElse(orientation);
        }
        if (isKept(marker)) {
            bare.write(0xFF);
            bare.write(marker);
            bare.write(bytes, at, length);
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /// Of what programs add only what colours are made of.
    private boolean isKept(int marker) {
        boolean added = marker >= 0xE0 && marker <= 0xEF;
        return marker == 0xE0
                || marker == ADOBE
                || marker == COLOURS && text(at + 2, 11).equals("ICC_PROFILE")
                || !added && marker != COMMENT;
    }

    /// The drawing itself, up to the next part.
    private void copyScan() {
        int from = at;
        while ((bytes[at] & 0xFF) != 0xFF || isWithinScan(bytes[at + 1] & 0xFF)) {
            at++;
        }
        bare.write(bytes, from, at - from);
    }

    private static boolean isWithinScan(int next) {
        return next == 0 || next == 0xFF || next >= 0xD0 && next <= 0xD7;
    }

    /// Which side is up, by the first directory of its Exif.
    private Optional<Integer> orientation(int length) {
        if (length < 16 || !text(at + 2, 4).equals("Exif")) {
            return Optional.empty();
        }
        int tiff = at + 8;
        int end = at + length;
        ByteBuffer exif = Picture.read(bytes, bytes[tiff] == 'I' ? LITTLE_ENDIAN : BIG_ENDIAN);
        long directory = tiff + (exif.getInt(tiff + 4) & 0xFFFFFFFFL);
        if (directory + 2 > end) {
            return Optional.empty();
        }
        int entries = exif.getShort((int) directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = (int) directory + 2 + i * 12;
            if (entry + 12 > end) {
                return Optional.empty();
            }
            if ((exif.getShort(entry) & 0xFFFF) == ORIENTATION) {
                int found = exif.getShort(entry + 8) & 0xFFFF;
                return found >= 1 && found <= 8 ? Optional.of(found) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private String text(int from, int length) {
        return new String(bytes, from, Math.min(length, bytes.length - from), StandardCharsets.ISO_8859_1);
    }

    private byte[] whole() {
        byte[] side = turned();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(0xFF);
        whole.write(START);
        if (side != null) {
            whole.writeBytes(side);
        }
        whole.writeBytes(bare.toByteArray());
        whole.write(0xFF);
        whole.write(END);
        return whole.toByteArray();
    }

    /// An Exif that says which side is up and nothing else.
    private byte @Nullable [] turned() {
        if (orientation == 1) {
            return null;
        }
        ByteBuffer exif = ByteBuffer.allocate(36).order(BIG_ENDIAN);
        exif.put((byte) 0xFF).put((byte) EXIF_PART).putShort((short) 34);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 1)
                .putShort((short) ORIENTATION)
                .putShort((short) 3)
                .putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        return exif.array();
    }
}
