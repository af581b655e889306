package labra.pages;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;

/// A period that lists are often looked at for: the key of its word, and the same list for it.
public record Period(String word, String href) {
    private static final String FROM = "desde";
    private static final String LAST_DAY = "hasta_dia";

    static List<Period> of(Query query, LocalDate today) {
        Query list = query.atStart().without(Set.of(FROM, "hasta", LAST_DAY));
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate month = today.withDayOfMonth(1);
        return List.of(
                between(list, "day-today", today, today),
                between(list, "day-yesterday", today.minusDays(1), today.minusDays(1)),
                between(list, "period-week", monday, today),
                between(list, "period-month", month, today),
                between(list, "period-last-month", month.minusMonths(1), month.minusDays(1)));
    }

    private static Period between(Query list, String word, LocalDate first, LocalDate last) {
        return new Period(
                word,
                list.with(FROM, first.toString())
                        .with(LAST_DAY, last.toString())
                        .address());
    }
}
