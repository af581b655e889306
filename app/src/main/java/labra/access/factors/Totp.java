package labra.access.factors;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/// The codes of an authenticator application, which change with every step of time (RFC 6238): SHA-1, six digits, 30
/// seconds, as all of these applications know them. The secret is written in Base32.
public final class Totp {
    /// Clocks may be apart by so many steps.
    private static final int DRIFT = 1;

    private static final int SECRET_BYTES = 20;
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    public static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new Base32().encodeToString(secret);
    }

    /// What the application reads from a QR code.
    public static String address(String issuer, String account, String secret) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(encoded(issuer), encoded(account), secret, encoded(issuer));
    }

    /// The step of time whose code this is.
    public static OptionalLong step(String secret, String code, Instant now) {
        long current = Math.floorDiv(now.getEpochSecond(), CODES.getTimeStep().toSeconds());
        return LongStream.rangeClosed(current - DRIFT, current + DRIFT)
                .filter(step -> isSame(code(secret, step), code))
                .findFirst();
    }

    static String code(String secret, long step) {
        try {
            var key = new SecretKeySpec(new Base32().decode(secret), CODES.getAlgorithm());
            Instant moment = Instant.ofEpochSecond(step * CODES.getTimeStep().toSeconds());
            return CODES.generateOneTimePasswordString(key, moment, Locale.ROOT);
        } catch (InvalidKeyException never) {
            throw new IllegalStateException(never);
        }
    }

    private static boolean isSame(String expected, String code) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
