package labra.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What happens to one device in the day: when it signs, and what the street does to it.
record Fate(int number, Kind kind, Duration skew, List<Instant> captures, Instant opens, Instant closes, long seed) {
    /// Why a device is not like the others.
    enum Kind {
        PLAIN,
        /// Away since the day before, and back when this one ends.
        TWO_DAYS,
        /// Its clock is a day off.
        DAY_OFF,
        /// Its clock is some minutes off.
        MINUTES_OFF,
        /// Its key and memory were copied, and both go on.
        CLONED,
        /// Declared lost with fines in it, which come later all the same.
        LOST_AND_FOUND,
        /// Declared stolen with fines in it, and never seen again.
        STOLEN,
        /// Only for the measurement at the end.
        SPRINT
    }

    /// What may come in its way at any time, as a part of all the times it sends.
    static final double REPLAYED = 0.02;

    static final double CUT = 0.05;
    static final double KILLED = 0.02;
    static final double REORDERED = 0.10;
    static final double VOIDED = 0.0008;

    /// So many fines have a photo, and of so many pieces of one a bit comes wrong.
    static final double PHOTOGRAPHED = 0.10;

    static final double ALTERED = 0.01;

    boolean is(Kind other) {
        return kind == other;
    }

    String file() {
        return "device-%04d".formatted(number);
    }
}
