package labra.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import labra.proposals.ProposalRows;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about rules.
interface RuleRows extends ProposalRows<RuleRow> {
    String SELECT = """
            SELECT r.id, r.jurisdiction, r.code, lower(r.valid) AS valid_from, upper(r.valid) AS valid_until, r.decided_by, r.starts,
                   r.length, r.unit, r.roll, r.ends, r.suspended_by, r.interrupted_by, r.effect, r.percent,
                   coalesce((SELECT array_agg(s.key || '=' || s.value ORDER BY s.key) FROM jsonb_each_text(r.sums) s), '{}') AS sums,
                   r.requires, r.lost_with, r.brings, r.source, r.proposed_by, proposer.username AS proposer, r.proposed_at,
                   approver.username AS approver, r.approved_at
            FROM legal_rule r JOIN account proposer ON proposer.id = r.proposed_by LEFT JOIN account approver ON approver.id = r.approved_by
            """;

    @SqlQuery(SELECT + """
             WHERE r.approved_by IS NOT NULL AND r.jurisdiction = ANY (:jurisdictions)
            ORDER BY r.code, length(r.jurisdiction) DESC, lower(r.valid) DESC
            """)
    List<RuleRow> approved(List<String> jurisdictions);

    @Override
    @SqlQuery(SELECT + " WHERE r.id = :id")
    Optional<RuleRow> find(long id);

    @Override
    @SqlQuery(SELECT + " WHERE r.approved_by IS NULL ORDER BY r.id LIMIT 2000")
    List<RuleRow> waiting();

    @Override
    @SqlQuery("SELECT count(*) FROM legal_rule WHERE approved_by IS NULL")
    long countWaiting();

    @SqlUpdate("""
            INSERT INTO legal_rule (jurisdiction, code, valid, decided_by, starts, length, unit, roll, ends, suspended_by,
                                    interrupted_by, effect, percent, requires, lost_with, brings, source, proposed_by)
            SELECT :jurisdiction, :code, daterange(:from, :until), :decidedBy, :starts, :length, :unit, :roll, :ends, :suspendedBy,
                   :interruptedBy, :effect, :percent, :requires, :lostWith, :brings, :source, a.id
            FROM account a
            WHERE 'account:' || a.username = :actor
              AND NOT EXISTS (SELECT FROM legal_rule same WHERE same.jurisdiction = :jurisdiction AND same.code = :code
                              AND lower(same.valid) = :from AND same.source = :source)
            """)
    boolean propose(@BindMethods NewRule rule, String actor);

    @Override
    @SqlUpdate("""
            UPDATE legal_rule old SET valid = daterange(lower(old.valid), lower(new.valid))
            FROM legal_rule new
            WHERE new.id = :id AND new.approved_by IS NULL AND old.jurisdiction = new.jurisdiction AND old.code = new.code
              AND old.approved_by IS NOT NULL AND upper_inf(old.valid) AND lower(old.valid) < lower(new.valid)
              AND lower(new.valid) > :today
            """)
    int endBefore(long id, LocalDate today);

    @Override
    @SqlUpdate("""
            UPDATE legal_rule SET approved_by = account.id, approved_at = now()
            FROM account WHERE legal_rule.id = :id AND approved_by IS NULL AND 'account:' || account.username = :actor
            """)
    boolean approve(long id, String actor);

    @Override
    @SqlUpdate("DELETE FROM legal_rule WHERE id = :id AND approved_by IS NULL")
    boolean withdraw(long id);
}
