package labra.access.factors;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import labra.platform.Sha256;

/// The codes that open once each when the device with the second factor is lost: 24 signs in four groups, 120 bits.
public final class RecoveryCodes {
    private static final int COUNT = 10;
    private static final int GROUPS = 4;
    private static final int GROUP = 6;

    /// No letter that is taken for another, or for a digit.
    private static final String SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    public static List<String> fresh() {
        return Stream.generate(RecoveryCodes::code).limit(COUNT).toList();
    }

    /// Small letters, and what stands between the groups, make no other code.
    public static byte[] hash(String code) {
        return Sha256.of(code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    }

    private static String code() {
        return String.join(
                "-", Stream.generate(RecoveryCodes::group).limit(GROUPS).toList());
    }

    private static String group() {
        return RANDOM.ints(GROUP, 0, SIGNS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(SIGNS.charAt(i)), StringBuilder::append)
                .toString();
    }
}
