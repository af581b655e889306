package labra.rulebook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labra.law.Calendar;
import labra.law.Holiday;
import labra.law.Jurisdiction;
import labra.law.Law;
import labra.law.Word;
import org.jdbi.v3.core.Handle;

/// Reads the law of a jurisdiction, with that of the jurisdictions around it, out of what was approved.
public final class Rulebook {
    private Rulebook() {}

    public static Law law(Handle handle, Jurisdiction jurisdiction) {
        LawRows rows = handle.attach(LawRows.class);
        List<String> codes = around(jurisdiction);
        return new Law(
                jurisdiction,
                handle.attach(RuleRows.class).approved(codes).stream()
                        .map(RuleRow::rule)
                        .toList(),
                calendar(rows, codes, jurisdiction));
    }

    /// The jurisdiction and those around it.
    static List<String> around(Jurisdiction jurisdiction) {
        return Stream.iterate(jurisdiction, place -> place.within().orElseThrow())
                .limit(jurisdiction.code().split("-").length)
                .map(Jurisdiction::code)
                .toList();
    }

    /// Without an approved calendar no day is known to be a working one, and counts of business days are refused.
    private static Calendar calendar(LawRows rows, List<String> codes, Jurisdiction jurisdiction) {
        List<LawRows.YearRow> years = rows.years(codes);
        List<LawRows.HolidayRow> holidays = rows.holidays(codes);
        Optional<Calendar> calendar = Optional.empty();
        for (LawRows.CalendarRow row : rows.calendars(codes)) {
            Set<Integer> loaded = years(row, years);
            List<Holiday> own = holidays(row, holidays);
            calendar = Optional.of(calendar.map(outer -> outer.within(row.code(), row.kinds(), loaded, own))
                    .orElseGet(() -> Calendar.of(row.code(), row.kinds(), loaded, own)));
        }
        return calendar.orElseGet(() -> Calendar.of(jurisdiction.code(), Set.of(), Set.of(), List.of()));
    }

    private static Set<Integer> years(LawRows.CalendarRow calendar, List<LawRows.YearRow> years) {
        return years.stream()
                .filter(year -> year.calendar().equals(calendar.code()))
                .map(LawRows.YearRow::year)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Holiday> holidays(LawRows.CalendarRow calendar, List<LawRows.HolidayRow> holidays) {
        return holidays.stream()
                .filter(holiday -> holiday.calendar().equals(calendar.code()))
                .map(holiday -> new Holiday(holiday.day(), holiday.name(), Word.of(Holiday.Kind.class, holiday.kind())))
                .toList();
    }
}
