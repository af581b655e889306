package labra.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// How a request says where its body ends.
enum Framing {
    LENGTH,
    CHUNKS,
    BROKEN_CHUNKS,
    TOO_SHORT,
    TWO_LENGTHS,
    LENGTH_AND_CHUNKS,
    NO_NUMBER;

    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    static Framing of(Chance chance) {
        return chance.in(85) ? LENGTH : chance.of(values());
    }

    /// Whether what comes is what was announced.
    boolean isWhole() {
        return this == LENGTH || this == CHUNKS;
    }

    String head(Chance chance, byte[] body) {
        return switch (this) {
            case LENGTH -> length(Integer.toString(body.length));
            case CHUNKS, BROKEN_CHUNKS -> CHUNKED;
            case TOO_SHORT -> length(Integer.toString(body.length + 1 + chance.below(5_000)));
            case TWO_LENGTHS -> length(Integer.toString(body.length)) + length(Integer.toString(body.length + 1));
            case LENGTH_AND_CHUNKS -> length(Integer.toString(body.length)) + CHUNKED;
            case NO_NUMBER -> length(chance.of("-1", "x", "99999999999999999999", "+5", "0x5", "", "1,1"));
        };
    }

    byte[] body(Chance chance, byte[] body) {
        return switch (this) {
            case LENGTH, TOO_SHORT, TWO_LENGTHS, LENGTH_AND_CHUNKS, NO_NUMBER -> body;
            case CHUNKS -> chunked(chance, body);
            case BROKEN_CHUNKS ->
                ascii(chance.of(
                        "zz\r\n",
                        "-1\r\nx\r\n",
                        "ffffffffffffffff\r\nx",
                        "5;ext=1\r\nhello\r\n0\r\nTrailer: x\r\n\r\n",
                        "1\r\nxy\r\n0\r\n\r\n",
                        "1" + "0".repeat(300) + "\r\n",
                        ""));
        };
    }

    private static byte[] chunked(Chance chance, byte[] body) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int start = 0; start < body.length; ) {
            int size = Math.min(body.length - start, 1 + chance.below(body.length));
            chunks.writeBytes(ascii(Integer.toHexString(size).toUpperCase(Locale.ROOT) + "\r\n"));
            chunks.write(body, start, size);
            chunks.writeBytes(ascii("\r\n"));
            start += size;
        }
        chunks.writeBytes(ascii("0\r\n\r\n"));
        return chunks.toByteArray();
    }

    private static String length(String number) {
        return "Content-Length: " + number + "\r\n";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
