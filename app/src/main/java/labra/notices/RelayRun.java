package labra.notices;

import java.time.Instant;
import java.util.UUID;

/// What the couriers of one running relay share: its name on claims, when these were last prolonged, and whether it
/// ends.
final class RelayRun {
    private final UUID relay = UUID.randomUUID();
    private volatile Instant renewed = Instant.EPOCH;
    private volatile boolean over;

    UUID relay() {
        return relay;
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    void renewedAt(Instant moment) {
        renewed = moment;
    }

    Instant latest(Instant claimed) {
        Instant last = renewed;
        return last.isAfter(claimed) ? last : claimed;
    }
}
