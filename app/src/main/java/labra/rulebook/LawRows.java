package labra.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import labra.law.Holiday;
import labra.law.Word;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// The approved calendars and lists of holidays, as the law reads them.
interface LawRows {
    record CalendarRow(String code, @Nullable String inherits, List<String> notWorking) {
        Set<Holiday.Kind> kinds() {
            return notWorking.stream()
                    .map(word -> Word.of(Holiday.Kind.class, word))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    record YearRow(String calendar, int year) {}

    record HolidayRow(String calendar, LocalDate day, String name, String kind) {}

    @SqlQuery("""
            SELECT code, inherits, not_working FROM law_calendar WHERE approved_by IS NOT NULL AND code = ANY (:jurisdictions)
            ORDER BY length(code)
            """)
    List<CalendarRow> calendars(List<String> jurisdictions);

    @SqlQuery(
            "SELECT DISTINCT calendar, year FROM holiday_list WHERE approved_by IS NOT NULL AND calendar = ANY (:jurisdictions)")
    List<YearRow> years(List<String> jurisdictions);

    /// Of two lists that name the same day, the later one.
    @SqlQuery("""
            SELECT DISTINCT ON (l.calendar, h.day) l.calendar, h.day, h.name, h.kind
            FROM holiday h JOIN holiday_list l ON l.id = h.list_id
            WHERE l.approved_by IS NOT NULL AND l.calendar = ANY (:jurisdictions) ORDER BY l.calendar, h.day, l.id DESC
            """)
    List<HolidayRow> holidays(List<String> jurisdictions);
}
