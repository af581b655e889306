package labra.casefile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import labra.life.Happening;
import labra.life.Reason;
import labra.life.Recorded;
import org.jspecify.annotations.Nullable;

/// Chains the events of a fine: each digest covers the one before, so that none can be changed or taken out unseen.
final class Seal {
    private Seal() {}

    static byte[] of(byte @Nullable [] previous, UUID fine, Recorded recorded, EventJson.Written written) {
        Happening happening = recorded.happening();
        String said = String.join(
                "\n",
                fine.toString(),
                Integer.toString(recorded.seq()),
                happening.id().toString(),
                happening.on().toString(),
                written.kind(),
                written.payload(),
                recorded.verdict().word(),
                words(recorded));
        MessageDigest sha256 = sha256();
        if (previous != null) {
            sha256.update(previous);
        }
        return sha256.digest(said.getBytes(StandardCharsets.UTF_8));
    }

    private static String words(Recorded recorded) {
        return String.join(",", recorded.reasons().stream().map(Reason::word).toList());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
