package labra.bench;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The body of an answer that comes in chunks.
final class Chunks extends FilterInputStream {
    private int left;
    private boolean ended;

    Chunks(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0 && !ended) {
            left = Integer.parseInt(Wire.line(in), 16);
            ended = left == 0;
        }
        if (ended) {
            return -1;
        }
        int taken = in.read(target, offset, Math.min(length, left));
        if (taken < 0) {
            throw new EOFException();
        }
        left -= taken;
        if (left == 0) {
            Wire.line(in);
        }
        return taken;
    }
}
