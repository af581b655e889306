package labra.devices;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import labra.web.BadField;
import labra.web.JsonBody;
import org.jspecify.annotations.Nullable;

/// A device as it is kept.
public record Device(
        UUID id,
        String name,
        String platform,
        String publicKey,
        String thumbprint,
        long officerId,
        Instant enrolledAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedWhy) {

    boolean isRevoked() {
        return revokedAt != null;
    }

    DeviceKey key() {
        try {
            JsonNode jwk = JsonBody.read(publicKey.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return DeviceKey.read(jwk);
        } catch (BadField never) {
            throw new IllegalStateException(never);
        }
    }

    /// What the first link of its chain names as the one before.
    String origin() {
        return Chain.origin(id, thumbprint);
    }
}
