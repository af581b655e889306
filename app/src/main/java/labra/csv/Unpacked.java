package labra.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// What comes out of a file, which may be compressed, up to a size and within a time.
final class Unpacked extends FilterInputStream {
    private final long most;
    private final ReadingDeadline deadline;
    private long count;

    Unpacked(InputStream in, long most, ReadingDeadline deadline) {
        super(in);
        this.most = most;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        deadline.mustNotHavePassed();
        int read = super.read(bytes, offset, length);
        count += Math.max(0, read);
        if (count > most) {
            throw new ImportFailure("failure.too-large-unpacked", most >> 20);
        }
        return read;
    }
}
