package labra.casefile;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A posting of an event's journal. The key makes the journal happen once.
record PostingRow(
        String key,
        Instant at,
        LocalDate onDay,
        String kind,
        UUID eventId,
        UUID fineId,
        String account,
        BigDecimal amount) {}
