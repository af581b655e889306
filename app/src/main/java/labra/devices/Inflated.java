package labra.devices;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import labra.web.Problem;
import org.jspecify.annotations.Nullable;

/// A body that may come compressed, and is inflated no further than a limit.
final class Inflated {
    private Inflated() {}

    static byte[] of(byte[] body, @Nullable String encoding, int most) {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw Problem.UNSUPPORTED_MEDIA_TYPE.refusal();
        }
        try (var inflating = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] whole = inflating.readNBytes(most + 1);
            if (whole.length > most) {
                throw Problem.TOO_LARGE.refusal();
            }
            return whole;
        } catch (IOException broken) {
            throw Problem.BAD_REQUEST.refusal();
        }
    }
}
