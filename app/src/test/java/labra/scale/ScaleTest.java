package labra.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// docs/scale.md shows what the simulation gives, and the figures that it starts from are those that were measured.
class ScaleTest {
    private static final List<PeakHour> PLACES = List.of(
            new PeakHour("a town", 50_000, false),
            new PeakHour("a province", 5_000_000, false),
            new PeakHour("a country", 50_000_000, false),
            new PeakHour("a country", 50_000_000, true),
            new PeakHour("twice that", 100_000_000, false),
            new PeakHour("twice that", 100_000_000, true),
            new PeakHour("three times that", 150_000_000, true),
            new PeakHour("ten times that", 500_000_000, true));

    @Test
    void the_page_has_the_simulation() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "scale.md"));
        assertThat(PLACES).allSatisfy(place -> assertThat(page).contains(place.line()));
    }

    @Test
    void it_starts_from_what_was_measured() throws IOException {
        String measured = Files.readString(Path.of("..", "docs", "performance.md"));
        assertThat(measured)
                .contains("| one fine, 64 connections | 5,269/s")
                .contains("| report of 25 fines, 64 connections | 4,265/s")
                .contains("| a page of 50 fines, 64 connections | 1,179/s");
    }

    @Test
    void an_idle_machine_answers_in_the_time_of_the_work_and_a_full_one_never() {
        assertThat(new PeakHour("nobody", 1, false).slowestOfAHundred()).isBetween(0.0, 0.01);
        assertThat(new PeakHour("everybody", 1e12, false).slowestOfAHundred()).isInfinite();
    }
}
