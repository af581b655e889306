package labra.calendars;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import labra.proposals.ProposalRows;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about lists of holidays.
interface HolidayRows extends ProposalRows<HolidayListRow> {
    String SELECT = """
            SELECT r.id, r.calendar, r.year,
                   ARRAY(SELECT h.day || ' ' || h.name || ' (' || h.kind || ')' FROM holiday h WHERE h.list_id = r.id ORDER BY h.day) AS days,
                   r.source, r.proposed_by, proposer.username AS proposer, r.proposed_at, approver.username AS approver, r.approved_at
            FROM holiday_list r JOIN account proposer ON proposer.id = r.proposed_by LEFT JOIN account approver ON approver.id = r.approved_by
            """;

    /// The years of a calendar, the latest first.
    @SqlQuery(SELECT + " WHERE r.approved_by IS NOT NULL ORDER BY r.calendar, r.year DESC, r.id DESC")
    List<HolidayListRow> approved();

    @Override
    @SqlQuery(SELECT + " WHERE r.id = :id")
    Optional<HolidayListRow> find(long id);

    @Override
    @SqlQuery(SELECT + " WHERE r.approved_by IS NULL ORDER BY r.id LIMIT 2000")
    List<HolidayListRow> waiting();

    @Override
    @SqlQuery("SELECT count(*) FROM holiday_list WHERE approved_by IS NULL")
    long countWaiting();

    @SqlQuery("""
            WITH list AS (INSERT INTO holiday_list (calendar, year, source, proposed_by)
                          SELECT :calendar, :year, :source, a.id FROM account a
                          WHERE 'account:' || a.username = :actor
                            AND NOT EXISTS (SELECT FROM holiday_list same WHERE same.calendar = :calendar AND same.year = :year
                                            AND same.source = :source)
                          RETURNING id),
                 days AS (INSERT INTO holiday (list_id, day, name, kind)
                          SELECT list.id, day, name, kind FROM list, unnest(CAST(:days::text[] AS date[]), :names::text[], :kinds::text[]) AS told (day, name, kind))
            SELECT id FROM list
            """)
    Optional<Long> propose(@BindMethods NewHolidayList list, String actor);

    /// Lists of the same year count together.
    @Override
    default int endBefore(long id, LocalDate today) {
        return 0;
    }

    @Override
    @SqlUpdate("""
            UPDATE holiday_list SET approved_by = account.id, approved_at = now()
            FROM account WHERE holiday_list.id = :id AND approved_by IS NULL AND 'account:' || account.username = :actor
            """)
    boolean approve(long id, String actor);

    @Override
    @SqlUpdate("DELETE FROM holiday_list WHERE id = :id AND approved_by IS NULL")
    boolean withdraw(long id);
}
