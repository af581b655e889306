package labra.calendars;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A year that deadlines reach, or soon will, and whose official list is not approved.
public record MissingYear(String calendar, int year) {
    /// From when on deadlines of business days reach the next year.
    private static final Month AHEAD = Month.OCTOBER;

    /// Of calendars that inherit from none: the lists of the others add to theirs.
    static List<MissingYear> of(List<CalendarRow> calendars, List<HolidayListRow> lists, LocalDate today) {
        int last = today.getMonth().compareTo(AHEAD) < 0 ? today.getYear() : today.getYear() + 1;
        return calendars.stream()
                .filter(calendar -> calendar.inherits() == null && !calendar.waiting())
                .flatMap(calendar -> years(calendar.code(), today.getYear(), last))
                .filter(wanted -> lists.stream().noneMatch(wanted::isOf))
                .toList();
    }

    private static Stream<MissingYear> years(String calendar, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(year -> new MissingYear(calendar, year));
    }

    private boolean isOf(HolidayListRow list) {
        return list.calendar().equals(calendar) && list.year() == year;
    }
}
