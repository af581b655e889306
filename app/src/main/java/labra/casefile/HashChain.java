package labra.casefile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import labra.life.DatedEvent;
import labra.life.Reason;
import labra.life.RecordedEvent;
import labra.platform.Sha256;
import org.jspecify.annotations.Nullable;

/// Chains the events of a fine by their digests: each covers the one before, so no event can be changed or removed
/// without a trace.
final class HashChain {
    private HashChain() {}

    static byte[] of(byte @Nullable [] previous, UUID fine, RecordedEvent recorded, EventJson.Written written) {
        DatedEvent dated = recorded.dated();
        String said = String.join(
                "\n",
                fine.toString(),
                Integer.toString(recorded.seq()),
                dated.id().toString(),
                dated.on().toString(),
                written.kind(),
                written.payload(),
                recorded.verdict().word(),
                words(recorded));
        MessageDigest sha256 = Sha256.begun();
        if (previous != null) {
            sha256.update(previous);
        }
        return sha256.digest(said.getBytes(StandardCharsets.UTF_8));
    }

    private static String words(RecordedEvent recorded) {
        return String.join(",", recorded.reasons().stream().map(Reason::word).toList());
    }
}
