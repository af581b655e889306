package labra.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/// A phone with an authenticator application, which took a secret.
public record Phone(String secret) {
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    /// What it shows now.
    public String code() {
        return code(0);
    }

    /// What it shows so many steps later, which a server that is behind by one step takes already.
    public String code(int stepsAhead) {
        try {
            var key = new SecretKeySpec(new Base32().decode(secret.replace(" ", "")), "HmacSHA1");
            Instant moment = Instant.now().plus(CODES.getTimeStep().multipliedBy(stepsAhead));
            return CODES.generateOneTimePasswordString(key, moment, Locale.ROOT);
        } catch (InvalidKeyException never) {
            throw new IllegalStateException(never);
        }
    }

    /// A code of six digits that none of the steps around has.
    public String wrongCode() {
        for (int wrong = 0; ; wrong++) {
            String code = "%06d".formatted(wrong);
            if (!code.equals(code(-2))
                    && !code.equals(code(-1))
                    && !code.equals(code())
                    && !code.equals(code(1))
                    && !code.equals(code(2))) {
                return code;
            }
        }
    }
}
