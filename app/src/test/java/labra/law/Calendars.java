package labra.law;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The official lists of 2026 that the examples count with.
final class Calendars {
    private static final Set<Integer> YEARS = Set.of(2026);

    private Calendars() {}

    static Calendar argentina() {
        return Calendar.of("AR", Set.of(Holiday.Kind.HOLIDAY), YEARS, argentineDays());
    }

    static Calendar buenosAires(Holiday.Kind... notWorking) {
        return argentina().within("AR-B", Set.of(notWorking), YEARS, List.of());
    }

    static Calendar colombia() {
        return Calendar.of(
                "CO",
                Set.of(Holiday.Kind.HOLIDAY),
                YEARS,
                days(
                        Holiday.Kind.HOLIDAY,
                        "01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-13 07-20 08-07 08-17 10-12 11-02"
                                + " 11-16 12-08 12-25"));
    }

    static Calendar spain() {
        return Calendar.of("ES", Set.of(Holiday.Kind.HOLIDAY), YEARS, List.of());
    }

    private static List<Holiday> argentineDays() {
        return Stream.of(
                        days(
                                Holiday.Kind.HOLIDAY,
                                "01-01 02-16 02-17 03-24 04-02 04-03 05-01 05-25 06-15 06-20 07-09 08-17 10-12 11-23 12-08"
                                        + " 12-25"),
                        days(Holiday.Kind.NON_WORKING, "03-23 07-10 12-07"))
                .flatMap(Collection::stream)
                .toList();
    }

    private static List<Holiday> days(Holiday.Kind kind, String days) {
        return Stream.of(days.split(" "))
                .map(day -> new Holiday(LocalDate.parse("2026-" + day), day, kind))
                .toList();
    }
}
