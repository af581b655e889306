package labra.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jboss.logging.Logger;

/// A clock that shows another time from one moment on, and may go faster (`./labra simulate`, `./labra test
/// --chaos`). It goes on where it was when the server is killed and started again.
final class TrialClock extends Clock {
    private static final Logger LOG = Logger.getLogger(TrialClock.class);

    private final Clock machine;
    private final Instant from;
    private final Instant shows;
    private final double rate;

    private TrialClock(Clock machine, Instant from, Instant shows, double rate) {
        if (!(rate > 0 && rate <= 100_000)) {
            throw new IllegalArgumentException("labra.clock.rate");
        }
        this.machine = machine;
        this.from = from;
        this.shows = shows;
        this.rate = rate;
    }

    /// The clock that the settings ask for.
    static Clock of(ClockSettings settings, Clock machine) {
        boolean asked = settings.from().isPresent() || settings.shows().isPresent() || settings.rate() != 1;
        if (!asked) {
            return machine;
        }
        if (!settings.trial()) {
            throw new IllegalStateException("labra.clock.trial");
        }
        Instant from = settings.from().orElseGet(machine::instant);
        TrialClock clock = new TrialClock(machine, from, settings.shows().orElse(from), settings.rate());
        LOG.warnf("On trial: the clock shows %s, and %s seconds pass in one", clock.instant(), settings.rate());
        return clock;
    }

    @Override
    public Instant instant() {
        Duration since = Duration.between(from, machine.instant());
        return since.isNegative()
                ? machine.instant()
                : shows.plusNanos(Math.round(since.toMillis() * rate * 1_000_000));
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TrialClock(machine.withZone(zone), from, shows, rate);
    }
}
