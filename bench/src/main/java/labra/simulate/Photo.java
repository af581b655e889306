package labra.simulate;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;

/// What a camera gave: a JPEG of noise, which the same seed gives again.
record Photo(String sha256, byte[] bytes) {
    static final String TYPE = "image/jpeg";
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;

    static Photo of(long seed) {
        Random random = new Random(seed);
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", drawn);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        byte[] bytes = drawn.toByteArray();
        return new Photo(HexFormat.of().formatHex(Key.sha256(bytes)), bytes);
    }
}
