package labra.access.keys;

import java.util.Base64;

/// The one text of a signed token. Base64 knows several of the same bytes, by padding, by spare bits in the last
/// letter; a reader that takes them all would let a token through that nobody issued in that form.
public final class CompactText {
    private CompactText() {}

    public static boolean isCanonical(String token) {
        String[] parts = token.split("\\.", -1);
        return parts.length == 3 && isCanonicalPart(parts[0]) && isCanonicalPart(parts[1]) && isCanonicalPart(parts[2]);
    }

    private static boolean isCanonicalPart(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
