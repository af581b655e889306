package labra.edge;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import labra.web.Problem;

/// A body that passes through, up to a size; a client that goes away or sends a broken one is refused, not a failure.
final class PassingBody extends FilterInputStream {
    private final long most;
    private long read;

    PassingBody(InputStream body, long most) {
        super(body);
        this.most = most;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            int count = super.read(bytes, offset, length);
            read += Math.max(0, count);
            if (read > most) {
                throw Problem.TOO_LARGE.refusal();
            }
            return count;
        } catch (IOException brokenOff) {
            throw Problem.BAD_REQUEST.refusal();
        }
    }

    /// What still comes is not read: the connection ends with the answer.
    @Override
    public void close() {}
}
