package labra.pages;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The mark that a form of this very session bears, so that another site cannot send one in its name. It is made of the
/// session's cookie, so that every copy of the application knows it, and masked anew each time, so that compressed
/// pages
/// do not betray it.
final class Csrf {
    static final String FIELD = "_csrf";
    static final String HEADER = "X-CSRF-Token";

    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Csrf() {}

    static String token(String session) {
        byte[] mask = new byte[LENGTH];
        RANDOM.nextBytes(mask);
        byte[] token = new byte[2 * LENGTH];
        byte[] secret = secret(session);
        for (int i = 0; i < LENGTH; i++) {
            token[i] = mask[i];
            token[LENGTH + i] = (byte) (mask[i] ^ secret[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    static boolean matches(@Nullable String token, @Nullable String session) {
        if (token == null || session == null) {
            return false;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length != 2 * LENGTH) {
                return false;
            }
            byte[] secret = new byte[LENGTH];
            for (int i = 0; i < LENGTH; i++) {
                secret[i] = (byte) (bytes[i] ^ bytes[LENGTH + i]);
            }
            return MessageDigest.isEqual(secret, secret(session));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static byte[] secret(String session) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(session.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal("csrf".getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException never) {
            throw new IllegalStateException(never);
        }
    }
}
