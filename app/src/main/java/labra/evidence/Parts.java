package labra.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// What is shown of a file: a beginning that may be written anew, and what is kept of its bytes, which are not copied.
final class Parts {
    private final byte[] bytes;
    private byte[] head = new byte[0];
    private int[] ends = new int[16];
    private int count;
    private int kept;

    Parts(byte[] bytes) {
        this.bytes = bytes;
    }

    void begin(byte[] written) {
        head = written;
    }

    /// Parts that touch are one.
    void keep(int from, int to) {
        kept += to - from;
        if (count > 0 && ends[count - 1] == from) {
            ends[count - 1] = to;
            return;
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = from;
        ends[count++] = to;
    }

    /// How many bytes are kept, besides the beginning.
    int kept() {
        return kept;
    }

    void write(OutputStream out) throws IOException {
        out.write(head);
        for (int i = 0; i < count; i += 2) {
            out.write(bytes, ends[i], ends[i + 1] - ends[i]);
        }
    }
}
