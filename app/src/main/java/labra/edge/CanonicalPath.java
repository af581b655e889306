package labra.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The one spelling of a path. Every other one is refused before any filter looks, so that what a path means is the
/// same to all of them, and to whatever stands before this server.
final class CanonicalPath {
    private static final String UNRESERVED_SIGNS = "-._~";

    /// Small ones would be another spelling (RFC 3986, 6.2.2.1).
    private static final String HEX_DIGITS = "0123456789ABCDEF";

    private CanonicalPath() {}

    static boolean is(String path) {
        return path.startsWith("/")
                && !path.contains("//")
                && !hasDots(path)
                && path.chars().allMatch(sign -> sign > ' ' && sign < 0x7f && sign != ';' && sign != '\\')
                && (path.indexOf('%') < 0 || isEncodedOnlyWhereItMust(path));
    }

    private static boolean hasDots(String path) {
        return path.contains("/./") || path.contains("/../") || path.endsWith("/.") || path.endsWith("/..");
    }

    private static boolean isEncodedOnlyWhereItMust(String path) {
        ByteBuffer bytes = ByteBuffer.allocate(path.length());
        for (int i = 0; i < path.length(); i++) {
            char sign = path.charAt(i);
            if (sign == '%') {
                int encoded = encoded(path, i + 1);
                if (!mustBeEncoded(encoded)) {
                    return false;
                }
                bytes.put((byte) encoded);
                i += 2;
            } else {
                bytes.put((byte) sign);
            }
        }
        return isUtf8(bytes.flip());
    }

    private static int encoded(String path, int at) {
        if (at + 2 > path.length()) {
            return -1;
        }
        int high = HEX_DIGITS.indexOf(path.charAt(at));
        int low = HEX_DIGITS.indexOf(path.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }

    /// Neither a sign that may stand as it is, nor one that would mean something else once decoded.
    private static boolean mustBeEncoded(int sign) {
        boolean control = sign < ' ' || sign == 0x7f;
        boolean unreserved = sign < 0x80 && (Character.isLetterOrDigit(sign) || UNRESERVED_SIGNS.indexOf(sign) >= 0);
        return sign >= 0 && !control && !unreserved && sign != '/' && sign != '\\' && sign != ';' && sign != '%';
    }

    private static boolean isUtf8(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException garbled) {
            return false;
        }
    }
}
