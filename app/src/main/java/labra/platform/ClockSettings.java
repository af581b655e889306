package labra.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Instant;
import java.util.Optional;

/// The clock of an installation that is on trial: `labra.clock.*`. Everywhere else it is the machine's.
@ConfigMapping(prefix = "labra.clock")
interface ClockSettings {
    /// Without it a start with another clock is refused: nobody's deadlines run by one that was set by mistake.
    @WithDefault("false")
    boolean trial();

    /// The moment from which on the clock is another one.
    Optional<Instant> from();

    /// What it shows at that moment.
    Optional<Instant> shows();

    /// How many of its seconds pass in one of ours.
    @WithDefault("1")
    double rate();
}
