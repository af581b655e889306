package labra.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// What comes out of a compressed file, up to a size.
final class Unpacked extends FilterInputStream {
    private final long most;
    private long count;

    Unpacked(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count += Math.max(0, read);
        if (count > most) {
            throw new ImportFailure("failure.too-large-unpacked", most >> 20);
        }
        return read;
    }
}
