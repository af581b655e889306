package labra.evidence;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// Reads a JPEG part by part (ITU-T T.81), up to the end of its drawing: what programs hang behind that is left out.
final class Jpeg {
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int EXIF_PART = 0xE1;
    private static final int COLOURS = 0xE2;
    private static final int ADOBE = 0xEE;
    private static final int JFIF = 0xE0;

    /// Of a JFIF that brings no small picture of its own.
    private static final int PLAIN_JFIF = 16;

    /// Tables, frames and scans: what a drawing is made of.
    private static final Set<Integer> DRAWING = Set.of(
            0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCC, 0xCD, 0xCE, 0xCF, SCAN, 0xDB, 0xDC,
            0xDD, 0xDE, 0xDF);

    private static final int ORIENTATION = 0x0112;

    private final byte[] bytes;
    private final ByteBuffer read;
    private final Parts bare;
    private int at = 2;
    private int width;
    private int height;
    private int orientation = 1;
    private int scans;

    Jpeg(byte[] bytes) {
        this.bytes = bytes;
        this.read = Picture.read(bytes, BIG_ENDIAN);
        this.bare = new Parts(bytes);
    }

    Picture picture() throws Picture.None {
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
                scans++;
                copyScan();
            }
        }
        if (scans == 0 || width == 0) {
            throw new Picture.None("no drawing");
        }
        bare.begin(beginning());
        bare.keep(at - 2, at);
        return new Picture("image/jpeg", new Picture.Size(width, height, orientation, scans), bare);
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
        if (isKept(marker, length)) {
            bare.keep(at - 2, at + length);
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /// Of what programs add only what says how it is drawn and what colours are made of.
    private boolean isKept(int marker, int length) {
        return DRAWING.contains(marker)
                || marker == JFIF && length == PLAIN_JFIF && text(at + 2, 4).equals("JFIF")
                || marker == ADOBE && text(at + 2, 5).equals("Adobe")
                || marker == COLOURS && text(at + 2, 11).equals("ICC_PROFILE");
    }

    /// The drawing itself, up to the next part.
    private void copyScan() {
        int from = at;
        while ((bytes[at] & 0xFF) != 0xFF || isWithinScan(bytes[at + 1] & 0xFF)) {
            at++;
        }
        bare.keep(from, at);
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

    /// The start, and an Exif that says which side is up and nothing else.
    private byte[] beginning() {
        if (orientation == 1) {
            return new byte[] {(byte) 0xFF, (byte) START};
        }
        ByteBuffer exif = ByteBuffer.allocate(38).order(BIG_ENDIAN);
        exif.put((byte) 0xFF).put((byte) START);
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
