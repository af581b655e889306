package labra.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A backup is due once a night, and at once where a night was missed.
class NightlyHourTest {
    private static final ZoneId HERE = ZoneId.of("America/Argentina/Buenos_Aires");

    @ParameterizedTest
    @CsvSource({
        "2026-05-02T05:59:59Z, 2026-05-01T06:00:00Z, false",
        "2026-05-02T06:00:00Z, 2026-05-01T06:00:00Z, true",
        "2026-05-02T06:00:01Z, 2026-05-02T06:00:00Z, false",
        "2026-05-02T23:00:00Z, 2026-05-02T06:00:00Z, false",
        "2026-05-02T23:00:00Z, 2026-05-02T05:59:59Z, true",
        "2026-05-09T20:00:00Z, 2026-05-02T06:00:00Z, true",
        "2026-05-02T05:00:00Z, , true"
    })
    void it_is_due_once_after_the_hour_struck(Instant now, Instant newest, boolean due) {
        assertThat(NightlyHour.isDue(LocalTime.of(3, 0), HERE, now, Optional.ofNullable(newest)))
                .isEqualTo(due);
    }
}
