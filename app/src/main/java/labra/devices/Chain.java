package labra.devices;

import java.util.UUID;
import labra.platform.Sha256;

/// The chain of all that a device says: each link names the hash of the one before, the first one its key.
final class Chain {
    private Chain() {}

    /// What the first of a device names as the one before.
    static String origin(UUID device, String thumbprint) {
        return Sha256.hex("labra-cadena-1\n" + device + "\n" + thumbprint);
    }
}
