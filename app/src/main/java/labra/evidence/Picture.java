package labra.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A picture as its own first bytes tell: its kind, and how large it is drawn, in how many passes. `bare` is what of
/// its bytes tells nothing of places, devices and persons: the drawing, its colours and which side is up.
record Picture(String type, Size size, Parts bare) {
    private static final int LARGEST_SIDE = 32_000;

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /// The bytes are no picture of a kind that is known, or not a whole one.
    static final class None extends Exception {
        None(String why) {
            super(why, null, false, false);
        }
    }

    /// As it is stored; `orientation` says which side of that is up, as Exif counts them.
    record Size(int width, int height, int orientation, int passes) {
        Size {
            if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
                throw new IllegalArgumentException(width + " × " + height);
            }
        }
    }

    int width() {
        return size.width();
    }

    int height() {
        return size.height();
    }

    byte[] bareBytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            bare.write(all);
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
        return all.toByteArray();
    }

    static Picture of(byte[] bytes) throws None {
        try {
            if (starts(bytes, JPEG)) {
                return new Jpeg(bytes).picture();
            }
            if (starts(bytes, PNG)) {
                return Png.picture(bytes);
            }
            if (isTagged(bytes, 0, "RIFF") && isTagged(bytes, 8, "WEBP")) {
                return Webp.picture(bytes);
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException | java.nio.BufferUnderflowException broken) {
            throw new None(String.valueOf(broken.getMessage()));
        }
        throw new None("unknown kind");
    }

    private static boolean starts(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(magic, 0, magic.length, bytes, 0, magic.length);
    }

    static boolean isTagged(byte[] bytes, int at, String tag) {
        return bytes.length >= at + 4 && tag(bytes, at).equals(tag);
    }

    static String tag(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    static ByteBuffer read(byte[] bytes, ByteOrder order) {
        return ByteBuffer.wrap(bytes).order(order);
    }
}
