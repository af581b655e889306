package labra.devices.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A device as the office looks at it. Red is one that holds something longer than a day, or was never heard of.
public record DeviceRow(
        UUID id,
        String name,
        String platform,
        String thumbprint,
        long officerId,
        String officer,
        String badge,
        Instant enrolledAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedWhy,
        @Nullable Instant lastSeenAt,
        int pending,
        @Nullable Instant oldestPendingAt,
        int photosPending,
        @Nullable Long clockSkewMs,
        @Nullable String appVersion,
        long apart,
        boolean red) {

    /// How far its clock is off, in whole seconds.
    public long skewSeconds() {
        return clockSkewMs == null ? 0 : clockSkewMs / 1000;
    }
}
