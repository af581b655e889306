package labra.devices;

import java.util.UUID;

/// A number that its device declared void, signed, with the reason.
public record VoidedNumber(
        long seriesId,
        long number,
        String reason,
        UUID device,
        long sequence,
        String jws,
        String hash,
        String previous) {}
