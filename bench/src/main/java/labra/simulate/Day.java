package labra.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Random;

/// The day on its own clock, which the server has too: it begins at a moment of ours, and goes faster.
record Day(Instant begins, Instant midnight, double rate) {
    static final Duration LENGTH = Duration.ofHours(24);
    static final ZoneOffset OFFSET = ZoneOffset.ofHours(-3);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    private static final double IN_PEAKS = 0.75;
    private static final Duration WIDTH = Duration.ofMinutes(45);
    private static final LocalTime[] PEAKS = {LocalTime.of(8, 0), LocalTime.of(13, 0), LocalTime.of(18, 30)};

    /// The day after tomorrow's yesterday: far enough ahead that a device may have been away for the whole day before
    /// it.
    static Day of(Instant begins, double minutes) {
        Instant midnight = begins.plus(Duration.ofHours(30))
                .atOffset(OFFSET)
                .toLocalDate()
                .atStartOfDay()
                .toInstant(OFFSET);
        return new Day(begins, midnight, LENGTH.toMillis() / (minutes * 60_000));
    }

    Map<String, String> settings() {
        return Map.of(
                "LABRA_CLOCK_TRIAL", "true",
                "LABRA_CLOCK_FROM", begins.toString(),
                "LABRA_CLOCK_SHOWS", midnight.toString(),
                "LABRA_CLOCK_RATE", Double.toString(rate));
    }

    Instant now() {
        return midnight.plusNanos(
                Math.round(Duration.between(begins, Instant.now()).toMillis() * rate * 1_000_000));
    }

    Instant at(LocalTime time) {
        return midnight.plusSeconds(time.toSecondOfDay());
    }

    Instant ends() {
        return midnight.plus(LENGTH);
    }

    void sleepUntil(Instant moment) {
        long millis = Math.round(Duration.between(now(), moment).toMillis() / rate);
        if (millis > 0) {
            labra.trial.Running.pause(millis);
        }
    }

    static String written(Instant moment) {
        return MOMENT.format(moment.atOffset(OFFSET));
    }

    /// A moment of a fine: most are in one of three peaks.
    Instant moment(Random random) {
        if (random.nextDouble() >= IN_PEAKS) {
            return midnight.plusMillis((long) (Duration.ofHours(6).toMillis()
                    + random.nextDouble() * Duration.ofHours(16).toMillis()));
        }
        LocalTime peak = PEAKS[random.nextInt(PEAKS.length)];
        double away = Math.clamp(random.nextGaussian(), -2.5, 2.5);
        return at(peak).plusMillis(Math.round(away * WIDTH.toMillis()));
    }

    static Instant peak(Day day, int number) {
        return day.at(PEAKS[number]);
    }

    boolean isPeak(Instant moment) {
        for (LocalTime peak : PEAKS) {
            if (Duration.between(at(peak), moment).abs().compareTo(WIDTH.multipliedBy(2)) <= 0) {
                return true;
            }
        }
        return false;
    }
}
