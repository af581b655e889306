package labra.evidence;

import jakarta.inject.Singleton;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import labra.web.ComputeThreads;

/// Draws a picture small and anew, so that nothing is left of its file but what is seen. Only here is a picture
/// decoded: one of so many points and passes at most, and two at once.
@Singleton
class Thumbnails {
    static final String TYPE = "image/jpeg";
    private static final int SIDE = 320;
    private static final int MOST_POINTS = 16_000_000;
    private static final int MOST_PASSES = 20;
    private static final int AT_ONCE = 2;

    private final Semaphore drawing = new Semaphore(AT_ONCE);

    static {
        // Nothing of a picture is written to a disk while it is read.
        ImageIO.setUseCache(false);
    }

    /// No bytes where it cannot be drawn, or would cost too much.
    byte[] of(Supplier<Picture> reading) {
        drawing.acquireUninterruptibly();
        try {
            Picture picture = reading.get();
            return ComputeThreads.LONG.run(() -> of(picture));
        } finally {
            drawing.release();
        }
    }

    private static byte[] of(Picture picture) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(picture.type());
        if ((long) picture.width() * picture.height() > MOST_POINTS
                || picture.size().passes() > MOST_PASSES
                || !readers.hasNext()) {
            return new byte[0];
        }
        try {
            return drawn(picture, readers.next());
        } catch (IOException | RuntimeException broken) {
            return new byte[0];
        }
    }

    private static byte[] drawn(Picture picture, ImageReader reader) throws IOException {
        try (ImageInputStream bytes = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.bareBytes()))) {
            reader.setInput(bytes, true, true);
            ImageReadParam every = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(picture.width(), picture.height()) / (2 * SIDE));
            every.setSourceSubsampling(step, step, 0, 0);
            return written(small(reader.read(0, every), picture.size().orientation()));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage small(BufferedImage read, int orientation) {
        double scale = Math.min(1, (double) SIDE / Math.max(read.getWidth(), read.getHeight()));
        int width = Math.max(1, (int) Math.round(read.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(read.getHeight() * scale));
        boolean lies = orientation > 4;
        BufferedImage small =
                new BufferedImage(lies ? height : width, lies ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, small.getWidth(), small.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.transform(upright(orientation, width, height));
        pen.drawImage(read, 0, 0, width, height, null);
        pen.dispose();
        return small;
    }

    /// What turns a picture of that size so that its right side is up (Exif 2.32, 4.6.4).
    private static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] written(BufferedImage small) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(small, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
