package labra.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.mozilla.universalchardet.UniversalDetector;

/// Finds the encoding of a text whose bytes it is fed. Text most of whose lines are valid UTF-8 is UTF-8; marks and
/// UTF-16 are left to the detector; the rest is what Latin America's offices write ([Western]).
public final class Encoding {
    private static final int DETECTOR_READS = 1 << 20;
    private static final int MOST_AT_ONCE = 1 << 16;

    private final UniversalDetector detector = new UniversalDetector();
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer decoded = CharBuffer.allocate(1 << 17);
    private final ByteBuffer left = ByteBuffer.allocate((1 << 16) + 8);
    private final long[] seen = new long[256];
    private final long[] zeros = new long[2];
    private final Western western = new Western();
    private final Utf8Evidence lines = new Utf8Evidence();
    private long total;
    private long invalid;

    /// The encoding of a short text.
    public static Charset of(byte[] text) {
        Encoding encoding = new Encoding();
        encoding.feed(text, 0, text.length);
        return encoding.detected();
    }

    void feed(byte[] bytes, int from, int count) {
        for (int at = from; at < from + count; at += MOST_AT_ONCE) {
            take(bytes, at, Math.min(MOST_AT_ONCE, from + count - at));
        }
    }

    private void take(byte[] bytes, int from, int count) {
        for (int i = 0; i < count; i++) {
            byte b = bytes[from + i];
            seen[b & 0xff]++;
            western.feed(b & 0xff);
            lines.feed(b & 0xff);
            if (b == 0) {
                zeros[(int) ((total + i) & 1)]++;
            }
        }
        if (total < DETECTOR_READS) {
            detector.handleData(bytes, from, count);
        }
        total += count;
        left.put(bytes, from, count).flip();
        validate();
        left.compact();
    }

    /// The same bytes, of which each is taken note of as it passes.
    InputStream listening(InputStream bytes) {
        return new FilterInputStream(bytes) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                if (count > 0) {
                    feed(into, offset, count);
                }
                return count;
            }
        };
    }

    void brokenOff() {
        left.clear();
    }

    private void validate() {
        for (CoderResult result = decode(); result.isError(); result = decode()) {
            invalid += result.length();
            left.position(left.position() + result.length());
        }
    }

    private CoderResult decode() {
        decoded.clear();
        return utf8.decode(left, decoded, false);
    }

    Charset detected() {
        detector.dataEnd();
        String guess = detector.getDetectedCharset();
        if (guess != null && guess.startsWith("UTF-") && Charset.isSupported(guess) && !guess.equals("UTF-8")) {
            return Charset.forName(guess);
        }
        if (Math.max(zeros[0], zeros[1]) > total / 5 && Math.min(zeros[0], zeros[1]) < total / 100) {
            return zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        if (seen[0] > total / 10) {
            throw new ImportFailure("failure.not-text");
        }
        invalid += left.position();
        return mostlyUtf8() || lines.prevails() ? StandardCharsets.UTF_8 : western();
    }

    /// A few damaged bytes among many good ones do not make another encoding of a file.
    private boolean mostlyUtf8() {
        long beyondAscii = 0;
        for (int b = 0x80; b < 0x100; b++) {
            beyondAscii += seen[b];
        }
        return invalid * 20 <= beyondAscii - invalid;
    }

    /// Whether the letters fit in no encoding that could be told.
    boolean isDoubtful(Charset detected) {
        boolean windows = detected.name().equals("windows-1252") || detected.equals(StandardCharsets.ISO_8859_1);
        return windows && western.isDoubtful();
    }

    private Charset western() {
        boolean[] used = new boolean[seen.length];
        for (int b = 0; b < seen.length; b++) {
            used[b] = seen[b] > 0;
        }
        return western.charset(used);
    }
}
