package labra.bench;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Rows as COPY reads them, made while they are read.
final class Tabbed extends InputStream {
    private final Rows rows;
    private int left;
    private byte[] chunk = {};
    private int at;

    Tabbed(Rows rows, int left) {
        this.rows = rows;
        this.left = left;
    }

    private boolean exhausted() {
        if (at == chunk.length && left > 0) {
            int lines = Math.min(left, 200);
            StringBuilder text = new StringBuilder(lines * 300);
            for (int i = 0; i < lines; i++) {
                text.append(rows.next().tabbed());
            }
            left -= lines;
            chunk = text.toString().getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return at == chunk.length;
    }

    @Override
    public int read() {
        return exhausted() ? -1 : chunk[at++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (exhausted()) {
            return -1;
        }
        int taken = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, target, offset, taken);
        at += taken;
        return taken;
    }
}
