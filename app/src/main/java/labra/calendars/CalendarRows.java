package labra.calendars;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import labra.proposals.ProposalRows;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about calendars.
interface CalendarRows extends ProposalRows<CalendarRow> {
    String SELECT = """
            SELECT r.id, r.code, r.inherits, r.not_working, r.source, r.proposed_by, proposer.username AS proposer, r.proposed_at,
                   approver.username AS approver, r.approved_at
            FROM law_calendar r JOIN account proposer ON proposer.id = r.proposed_by
            LEFT JOIN account approver ON approver.id = r.approved_by
            """;

    @SqlQuery(SELECT + " ORDER BY r.code")
    List<CalendarRow> all();

    @Override
    @SqlQuery(SELECT + " WHERE r.id = :id")
    Optional<CalendarRow> find(long id);

    @Override
    @SqlQuery(SELECT + " WHERE r.approved_by IS NULL ORDER BY r.id LIMIT 2000")
    List<CalendarRow> waiting();

    @Override
    @SqlQuery("SELECT count(*) FROM law_calendar WHERE approved_by IS NULL")
    long countWaiting();

    @SqlUpdate("""
            INSERT INTO law_calendar (code, inherits, not_working, source, proposed_by)
            SELECT :code, :inherits, :notWorking, :source, a.id FROM account a WHERE 'account:' || a.username = :actor
            ON CONFLICT (code) DO NOTHING
            """)
    boolean propose(@BindMethods NewCalendar calendar, String actor);

    /// A calendar follows no other.
    @Override
    default int endBefore(long id, LocalDate today) {
        return 0;
    }

    @Override
    @SqlUpdate("""
            UPDATE law_calendar SET approved_by = account.id, approved_at = now()
            FROM account WHERE law_calendar.id = :id AND approved_by IS NULL AND 'account:' || account.username = :actor
            """)
    boolean approve(long id, String actor);

    @Override
    @SqlUpdate("DELETE FROM law_calendar WHERE id = :id AND approved_by IS NULL")
    boolean withdraw(long id);
}
