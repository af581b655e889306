package labra.payments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody asked for that takes a payment back, and what became of it.
public record Reversal(
        UUID id,
        UUID paymentId,
        String reason,
        long askedBy,
        String asker,
        Instant askedAt,
        @Nullable String decider,
        @Nullable Instant decidedAt,
        @Nullable Boolean confirmed,
        @Nullable String refusal) {
    public boolean waiting() {
        return decidedAt == null;
    }

    /// The key of its words.
    public String state() {
        return waiting() ? "ESPERA" : Boolean.TRUE.equals(confirmed) ? "CONFIRMADO" : "RECHAZADO";
    }
}
