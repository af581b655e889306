package labra.devices.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something set apart, as the office looks at it.
public record ApartRow(
        long id,
        UUID deviceId,
        String device,
        String kind,
        @Nullable Long sequence,
        String jws,
        String why,
        Instant receivedAt,
        @Nullable String decision,
        @Nullable String reason,
        @Nullable String decider,
        @Nullable Instant decidedAt,
        @Nullable UUID fineId) {

    public boolean isFine() {
        return kind.equals("ACTA");
    }

    public boolean waits() {
        return decision == null;
    }
}
