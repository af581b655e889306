package labra.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text in UTF-8 of which somebody wrote some lines in Windows-1252: a line without a whole letter of UTF-8 whose bytes
/// fit as letters of that is read so, and counted. In other lines, bytes that are no text become [Rows#UNDECODABLE].
final class MixedText extends Reader {
    private static final int AT_ONCE = 1 << 16;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final byte[] LACKING = {(byte) 0x81, (byte) 0x8d, (byte) 0x8f, (byte) 0x90, (byte) 0x9d};

    private final InputStream in;
    private final CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    private final CharsetDecoder marking = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(Rows.UNDECODABLE));
    private byte[] bytes = new byte[2 * AT_ONCE];
    private int count;
    private CharBuffer text = CharBuffer.allocate(0);
    private long mended;

    MixedText(InputStream in) {
        this.in = in;
    }

    /// How many lines were no UTF-8 and read as Windows-1252.
    long mended() {
        return mended;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        while (!text.hasRemaining()) {
            if (!fill()) {
                return -1;
            }
        }
        int taken = Math.min(length, text.remaining());
        text.get(into, from, taken);
        return taken;
    }

    private boolean fill() throws IOException {
        if (count == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * count);
        }
        int more = in.read(bytes, count, Math.min(AT_ONCE, bytes.length - count));
        if (more < 0 && count == 0) {
            return false;
        }
        count += Math.max(0, more);
        int end = more < 0 ? count : wholeLines();
        text = decoded(end);
        System.arraycopy(bytes, end, bytes, 0, count - end);
        count -= end;
        return true;
    }

    /// Up to the end of the last line. Of a line without end, what is surely whole: the rest is only cut short later.
    private int wholeLines() {
        int end = count;
        while (end > 0 && bytes[end - 1] != '\n' && bytes[end - 1] != '\r') {
            end--;
        }
        if (end > 0 || count < Lines.LONGEST) {
            return end;
        }
        end = count - 1;
        while (end > count - 4 && (bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return end;
    }

    private CharBuffer decoded(int end) throws IOException {
        try {
            return strict.decode(ByteBuffer.wrap(bytes, 0, end));
        } catch (CharacterCodingException mixed) {
            return lineByLine(end);
        }
    }

    private CharBuffer lineByLine(int end) throws IOException {
        CharBuffer all = CharBuffer.allocate(end);
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r' || i == end - 1) {
                all.put(line(ByteBuffer.wrap(bytes, start, i + 1 - start)));
                start = i + 1;
            }
        }
        return all.flip();
    }

    private CharBuffer line(ByteBuffer line) throws IOException {
        try {
            return strict.decode(line.duplicate());
        } catch (CharacterCodingException other) {
            if (hasWholeLetter(line) || !Western.isPlausible(line.duplicate())) {
                return marking.decode(line);
            }
            mended++;
            return (lacks(line) ? StandardCharsets.ISO_8859_1 : WINDOWS_1252).decode(line);
        }
    }

    private static boolean hasWholeLetter(ByteBuffer line) {
        for (int i = line.position(); i < line.limit(); i++) {
            int follow = Utf8Evidence.follow(line.get(i) & 0xff);
            int found = 0;
            while (found < follow && i + found + 1 < line.limit() && (line.get(i + found + 1) & 0xc0) == 0x80) {
                found++;
            }
            if (follow > 0 && found == follow) {
                return true;
            }
        }
        return false;
    }

    private static boolean lacks(ByteBuffer line) {
        for (int i = line.position(); i < line.limit(); i++) {
            for (byte lacking : LACKING) {
                if (line.get(i) == lacking) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
