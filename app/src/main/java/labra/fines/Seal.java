package labra.fines;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a device signed of a fine: its place in the chain of the device, its printed number, and the signed text
/// itself.
public record Seal(
        UUID device,
        long sequence,
        Number number,
        String jws,
        String hash,
        String previous,
        @Nullable Long skewMillis,
        Instant receivedAt) {

    /// A number of a series, and as it is printed.
    public record Number(long seriesId, long number, String printed) {}
}
