package labra.devices;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/// The chain of all that a device says: each link names the hash of the one before, the first one its key.
final class Chain {
    private Chain() {}

    static String hash(String signed) {
        try {
            byte[] bytes = signed.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /// What the first of a device names as the one before.
    static String origin(UUID device, String thumbprint) {
        return hash("labra-cadena-1\n" + device + "\n" + thumbprint);
    }
}
