package labra.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import labra.law.Holiday;
import labra.law.Word;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// Every SQL statement about the law as the town approved it.
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
            SELECT r.jurisdiction, r.code, lower(r.valid) AS valid_from, upper(r.valid) AS valid_until, r.decided_by, r.starts,
                   r.length, r.unit, r.roll, r.ends, r.suspended_by, r.interrupted_by, r.effect, r.percent,
                   coalesce((SELECT array_agg(s.key || '=' || s.value ORDER BY s.key) FROM jsonb_each_text(r.sums) s), '{}') AS sums,
                   r.requires, r.lost_with, r.brings, r.source, proposer.username AS proposer, approver.username AS approver
            FROM legal_rule r JOIN account proposer ON proposer.id = r.proposed_by JOIN account approver ON approver.id = r.approved_by
            WHERE r.jurisdiction = ANY (:jurisdictions) ORDER BY r.code, lower(r.valid)
            """)
    List<RuleRow> rules(List<String> jurisdictions);

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
