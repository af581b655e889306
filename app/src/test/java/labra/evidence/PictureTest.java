package labra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a picture is, how large it is, and that nothing is shown of it but the drawing.
class PictureTest {
    private static final String SECRET = "-34.6037 somewhere";

    static byte[] drawn(String format) {
        try {
            BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
            Random dice = new Random(7);
            for (int x = 0; x < 64; x++) {
                for (int y = 0; y < 48; y++) {
                    picture.setRGB(x, y, dice.nextInt());
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, format, bytes);
            return bytes.toByteArray();
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    /// An Exif part that says that the picture lies on its side, and a secret behind.
    private static byte[] exif(ByteOrder order) {
        byte[] secret = SECRET.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer part = ByteBuffer.allocate(36 + secret.length);
        part.put((byte) 0xFF).put((byte) 0xE1).putShort((short) (34 + secret.length));
        part.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).order(order);
        part.put(order == ByteOrder.BIG_ENDIAN ? new byte[] {'M', 'M', 0, '*'} : new byte[] {'I', 'I', '*', 0});
        part.putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1);
        part.putShort((short) 6).putShort((short) 0).putInt(0).put(secret);
        return part.array();
    }

    private static byte[] inserted(byte[] into, int at, byte[] part) {
        return joined(Arrays.copyOf(into, at), part, Arrays.copyOfRange(into, at, into.length));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static boolean isDrawnAlike(byte[] one, byte[] other) throws IOException {
        BufferedImage first = ImageIO.read(new ByteArrayInputStream(one));
        BufferedImage second = ImageIO.read(new ByteArrayInputStream(other));
        return Arrays.equals(first.getRGB(0, 0, 64, 48, null, 0, 64), second.getRGB(0, 0, 64, 48, null, 0, 64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
    void a_jpeg_is_shown_without_its_place_and_with_its_right_side_up(String order) throws Exception {
        byte[] plain = drawn("jpeg");
        ByteOrder written = order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        byte[] comment =
                joined(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 20}, SECRET.getBytes(StandardCharsets.ISO_8859_1));
        byte[] told = joined(
                inserted(inserted(plain, 2, exif(written)), 2, comment), SECRET.getBytes(StandardCharsets.ISO_8859_1));
        Picture picture = Picture.of(told);
        assertThat(picture.type()).isEqualTo("image/jpeg");
        assertThat(picture.width()).isEqualTo(64);
        assertThat(picture.height()).isEqualTo(48);
        assertThat(text(told)).contains(SECRET);
        assertThat(text(picture.bare())).doesNotContain(SECRET).contains("Exif");
        assertThat(isDrawnAlike(plain, picture.bare())).isTrue();
        assertThat(Picture.of(picture.bare()).bare()).isEqualTo(picture.bare());
    }

    @Test
    void a_jpeg_that_tells_nothing_stays_as_it_is() throws Exception {
        byte[] plain = drawn("jpeg");
        assertThat(Picture.of(plain).bare()).isEqualTo(plain);
    }

    @Test
    void a_png_is_shown_without_its_texts() throws Exception {
        byte[] plain = drawn("png");
        byte[] words = ("Comment\0" + SECRET).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update("tEXt".getBytes(StandardCharsets.ISO_8859_1));
        sum.update(words);
        ByteBuffer part = ByteBuffer.allocate(12 + words.length).putInt(words.length);
        part.put("tEXt".getBytes(StandardCharsets.ISO_8859_1)).put(words).putInt((int) sum.getValue());
        Picture picture =
                Picture.of(joined(inserted(plain, 33, part.array()), SECRET.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(picture.type()).isEqualTo("image/png");
        assertThat(picture.width()).isEqualTo(64);
        assertThat(picture.height()).isEqualTo(48);
        assertThat(text(picture.bare())).doesNotContain(SECRET);
        assertThat(isDrawnAlike(plain, picture.bare())).isTrue();
    }

    @Test
    void a_webp_is_shown_without_its_place() throws Exception {
        byte[] secret = SECRET.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer parts = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        parts.put("VP8X".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(10)
                .put((byte) 0x0C)
                .put(new byte[3]);
        parts.put(new byte[] {63, 0, 0, 47, 0, 0});
        parts.put("VP8L".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(5)
                .put((byte) 0x2F)
                .putInt(63 | 47 << 14)
                .put((byte) 0);
        parts.put("EXIF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(secret.length)
                .put(secret);
        byte[] body = Arrays.copyOf(parts.array(), parts.position());
        ByteBuffer whole = ByteBuffer.allocate(12 + body.length).order(ByteOrder.LITTLE_ENDIAN);
        whole.put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4 + body.length)
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
                .put(body);
        Picture picture = Picture.of(whole.array());
        assertThat(picture.type()).isEqualTo("image/webp");
        assertThat(picture.width()).isEqualTo(64);
        assertThat(picture.height()).isEqualTo(48);
        assertThat(text(picture.bare())).doesNotContain(SECRET).doesNotContain("EXIF");
        assertThat(picture.bare()[20]).isZero();
        assertThat(Picture.of(picture.bare()).width()).isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "\u00ff\u00d8\u00ff",
                "%PDF-1.7",
                "<svg onload=alert(1)>",
                "GIF89a\1\0\1\0",
                "\u0089PNG\r\n\u001a\n",
                "RIFF\4\0\0\0WEBP",
                "RIFF\u00ff\u00ff\u00ff\u00ffWEBPVP8 "
            })
    void anything_else_is_none(String bytes) {
        assertThatThrownBy(() -> Picture.of(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(Picture.None.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void one_that_is_cut_off_or_garbled_anywhere_is_none_or_a_picture_and_never_a_fault(String format) {
        byte[] whole = drawn(format);
        Random dice = new Random(1);
        for (int length = 0; length < whole.length - 1; length += 7) {
            byte[] half = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Picture.of(half)).isInstanceOf(Picture.None.class);
        }
        for (int i = 0; i < 2_000; i++) {
            byte[] garbled = whole.clone();
            garbled[dice.nextInt(garbled.length)] = (byte) dice.nextInt();
            garbled[dice.nextInt(Math.min(garbled.length, 200))] = (byte) dice.nextInt();
            try {
                assertThat(Picture.of(garbled).width()).isPositive();
            } catch (Picture.None none) {
                assertThat(none).hasMessageNotContaining("Exception");
            }
        }
    }
}
