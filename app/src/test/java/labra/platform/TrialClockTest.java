package labra.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialClockTest {
    private static final Instant FROM = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant SHOWS = Instant.parse("2026-03-02T06:00:00Z");

    private record Set(boolean trial, Optional<Instant> from, Optional<Instant> shows, double rate)
            implements ClockSettings {}

    private static Clock machine(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    @Test
    void the_clock_is_the_machines_where_nothing_is_set() {
        Clock machine = machine(FROM);
        assertThat(TrialClock.of(new Set(false, Optional.empty(), Optional.empty(), 1), machine))
                .isSameAs(machine);
    }

    @Test
    void a_clock_that_was_set_without_a_trial_is_refused() {
        assertThatThrownBy(
                        () -> TrialClock.of(new Set(false, Optional.of(FROM), Optional.of(SHOWS), 144), machine(FROM)))
                .hasMessage("labra.clock.trial");
    }

    @Test
    void it_is_the_machines_until_its_moment_and_goes_faster_from_then_on() {
        var set = new Set(true, Optional.of(FROM), Optional.of(SHOWS), 144);
        assertThat(TrialClock.of(set, machine(FROM.minusSeconds(60))).instant()).isEqualTo(FROM.minusSeconds(60));
        assertThat(TrialClock.of(set, machine(FROM)).instant()).isEqualTo(SHOWS);
        assertThat(TrialClock.of(set, machine(FROM.plus(Duration.ofMinutes(10))))
                        .instant())
                .isEqualTo(SHOWS.plus(Duration.ofDays(1)));
    }

    @Test
    void it_shows_the_same_moment_in_every_zone() {
        var set = new Set(true, Optional.of(FROM), Optional.of(SHOWS), 1);
        Clock there = TrialClock.of(set, machine(FROM)).withZone(ZoneOffset.ofHours(-8));
        assertThat(there.instant()).isEqualTo(SHOWS);
        assertThat(LocalDate.now(there)).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e9})
    void it_neither_stands_nor_goes_back_nor_races(double rate) {
        assertThatThrownBy(() -> TrialClock.of(new Set(true, Optional.of(FROM), Optional.empty(), rate), machine(FROM)))
                .hasMessage("labra.clock.rate");
    }
}
