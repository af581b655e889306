package labra.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A town hears of a year without holidays before its deadlines reach it.
class MissingYearTest {
    private static final List<CalendarRow> CALENDARS =
            List.of(calendar("AR", null, true), calendar("AR-B", "AR", true), calendar("CL", null, false));

    @Test
    void the_next_year_is_missed_from_october_on() {
        List<HolidayListRow> lists = List.of(list("AR", 2026));
        assertThat(missing(lists, "2026-09-30")).isEmpty();
        assertThat(missing(lists, "2026-10-01")).containsExactly(new MissingYear("AR", 2027));
        assertThat(missing(List.of(list("AR", 2026), list("AR", 2027)), "2026-12-31"))
                .isEmpty();
    }

    @Test
    void the_present_year_is_missed_whatever_a_narrower_calendar_has() {
        assertThat(missing(List.of(list("AR-B", 2026)), "2026-03-01")).containsExactly(new MissingYear("AR", 2026));
    }

    private static List<MissingYear> missing(List<HolidayListRow> lists, String today) {
        return MissingYear.of(CALENDARS, lists, LocalDate.parse(today));
    }

    private static CalendarRow calendar(String code, @Nullable String inherits, boolean approved) {
        Instant moment = Instant.EPOCH;
        return new CalendarRow(
                1,
                code,
                inherits,
                List.of(),
                "Ley",
                1,
                "ana",
                moment,
                approved ? "eva" : null,
                approved ? moment : null);
    }

    private static HolidayListRow list(String calendar, int year) {
        return new HolidayListRow(
                1, calendar, year, List.of(), "Boletín", 1, "ana", Instant.EPOCH, "eva", Instant.EPOCH);
    }
}
