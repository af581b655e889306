package labra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
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
        assertThat(text(picture.bareBytes())).doesNotContain(SECRET).contains("Exif");
        assertThat(isDrawnAlike(plain, picture.bareBytes())).isTrue();
        assertThat(Picture.of(picture.bareBytes()).bareBytes()).isEqualTo(picture.bareBytes());
    }

    @Test
    void a_jpeg_that_tells_nothing_stays_as_it_is() throws Exception {
        byte[] plain = drawn("jpeg");
        assertThat(Picture.of(plain).bareBytes()).isEqualTo(plain);
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
        assertThat(text(picture.bareBytes())).doesNotContain(SECRET);
        assertThat(isDrawnAlike(plain, picture.bareBytes())).isTrue();
    }

    /// One point of colour, drawn without loss and with loss.
    private static final String LOSSLESS = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    private static final String LOSSY = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

    private static byte[] webp(byte[]... parts) {
        byte[] body = joined(parts);
        ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4 + body.length)
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        return joined(head.array(), body);
    }

    private static byte[] part(String tag, byte[] content) {
        ByteBuffer part =
                ByteBuffer.allocate(8 + content.length + content.length % 2).order(ByteOrder.LITTLE_ENDIAN);
        part.put(tag.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(content.length)
                .put(content);
        return part.array();
    }

    private static byte[] extended(int flags) {
        return part("VP8X", new byte[] {(byte) flags, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    }

    private static byte[] drawing(String webp) {
        byte[] whole = Base64.getDecoder().decode(webp);
        return Arrays.copyOfRange(whole, 12, whole.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {LOSSLESS, LOSSY})
    void a_webp_is_shown_without_its_place(String drawn) throws Exception {
        byte[] secret = SECRET.getBytes(StandardCharsets.ISO_8859_1);
        Picture picture = Picture.of(webp(extended(0x0C), drawing(drawn), part("EXIF", secret)));
        assertThat(picture.type()).isEqualTo("image/webp");
        assertThat(picture.width()).isOne();
        assertThat(picture.height()).isOne();
        assertThat(picture.bareBytes()).isEqualTo(webp(extended(0), drawing(drawn)));
        byte[] plain = Base64.getDecoder().decode(drawn);
        assertThat(Picture.of(plain).bareBytes()).isEqualTo(plain);
    }

    @Test
    void a_webp_without_a_drawing_is_none() {
        byte[] head = Arrays.copyOf(drawing(LOSSLESS), 8 + 5);
        head[4] = 5;
        byte[] lossy = drawing(LOSSY);
        lossy[9] = (byte) 0xFF;
        for (byte[] none : List.of(
                webp(extended(0)),
                webp(extended(0), part("ICCP", new byte[40])),
                webp(part("VP8L", new byte[40])),
                webp(part("VP8 ", new byte[40])),
                webp(head),
                webp(lossy),
                webp(extended(0x02), part("ANIM", new byte[6]), drawing(LOSSY)))) {
            assertThatThrownBy(() -> Picture.of(none)).isInstanceOf(Picture.None.class);
        }
    }

    @Test
    void of_a_jpeg_only_known_parts_are_shown() throws Exception {
        byte[] plain = drawn("jpeg");
        byte[] secret = SECRET.getBytes(StandardCharsets.ISO_8859_1);
        for (int marker : new int[] {0xE0, 0xE2, 0xE5, 0xEE, 0xF0, 0xFD, 0xFE, 0x4F}) {
            byte[] told = inserted(plain, 2, joined(new byte[] {(byte) 0xFF, (byte) marker, 0, 20}, secret));
            assertThat(Picture.of(told).bareBytes()).as("%x", marker).isEqualTo(plain);
        }
    }

    @Test
    void a_picture_is_drawn_small_with_its_right_side_up_and_nothing_of_its_file() throws Exception {
        byte[] told = inserted(large(), 2, exif(ByteOrder.BIG_ENDIAN));
        byte[] small = new Thumbnails().of(() -> picture(told));
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(small));
        assertThat(drawn.getWidth()).isEqualTo(160);
        assertThat(drawn.getHeight()).isEqualTo(320);
        assertThat(text(small)).doesNotContain(SECRET).doesNotContain("Exif");
        // Its left third, blue, is above when it is turned by a quarter to the right.
        assertThat(new Color(drawn.getRGB(80, 40)).getBlue()).isGreaterThan(200);
        assertThat(new Color(drawn.getRGB(80, 280)).getRed()).isGreaterThan(200);
    }

    @Test
    void what_would_cost_too_much_is_not_drawn() throws Exception {
        byte[] bomb = drawn("png").clone();
        ByteBuffer.wrap(bomb).putInt(16, 20_000).putInt(20, 20_000);
        assertThat(new Thumbnails().of(() -> picture(bomb))).isEmpty();
        assertThat(new Thumbnails().of(() -> picture(Base64.getDecoder().decode(LOSSY))))
                .isEmpty();
        byte[] broken = drawn("png").clone();
        Arrays.fill(broken, 60, broken.length - 20, (byte) 7);
        assertThat(new Thumbnails().of(() -> picture(broken))).isEmpty();
    }

    private static Picture picture(byte[] bytes) {
        try {
            return Picture.of(bytes);
        } catch (Picture.None none) {
            throw new IllegalStateException(none);
        }
    }

    /// Blue at its left, red otherwise.
    private static byte[] large() throws IOException {
        BufferedImage picture = new BufferedImage(1200, 600, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 1200; x++) {
            for (int y = 0; y < 600; y++) {
                picture.setRGB(x, y, x < 400 ? 0x0000FF : 0xFF0000);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
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
