package labra.prices;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import labra.proposals.ProposalRows;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about the values of units.
interface UnitRows extends ProposalRows<UnitRow> {
    String SELECT = """
            SELECT r.id, r.unit, lower(r.valid) AS valid_from, upper(r.valid) AS valid_until, r.amount, r.source, r.proposed_by,
                   proposer.username AS proposer, r.proposed_at, approver.username AS approver, r.approved_at
            FROM unit_value r JOIN account proposer ON proposer.id = r.proposed_by LEFT JOIN account approver ON approver.id = r.approved_by
            """;

    @Override
    @SqlQuery(SELECT + " WHERE r.id = :id")
    Optional<UnitRow> find(long id);

    @Override
    @SqlQuery(SELECT + " WHERE r.approved_by IS NULL ORDER BY r.id LIMIT 2000")
    List<UnitRow> waiting();

    @Override
    @SqlQuery("SELECT count(*) FROM unit_value WHERE approved_by IS NULL")
    long countWaiting();

    @SqlQuery(SELECT + " WHERE r.approved_by IS NOT NULL ORDER BY r.unit, lower(r.valid) DESC")
    List<UnitRow> approved();

    @SqlUpdate("""
            INSERT INTO unit_value (unit, valid, amount, source, proposed_by)
            SELECT :unit, daterange(:from, :until), :amount, :source, a.id FROM account a
            WHERE 'account:' || a.username = :actor
              AND NOT EXISTS (SELECT FROM unit_value same WHERE same.unit = :unit AND lower(same.valid) = :from AND same.amount = :amount)
            """)
    boolean propose(@BindMethods NewUnitValue value, String actor);

    @Override
    @SqlUpdate("""
            UPDATE unit_value old SET valid = daterange(lower(old.valid), lower(new.valid))
            FROM unit_value new
            WHERE new.id = :id AND new.approved_by IS NULL AND old.unit = new.unit AND old.approved_by IS NOT NULL
              AND upper_inf(old.valid) AND lower(old.valid) < lower(new.valid) AND lower(new.valid) > :today
            """)
    int endBefore(long id, LocalDate today);

    @Override
    @SqlUpdate("""
            UPDATE unit_value SET approved_by = account.id, approved_at = now()
            FROM account WHERE unit_value.id = :id AND approved_by IS NULL AND 'account:' || account.username = :actor
            """)
    boolean approve(long id, String actor);

    @Override
    @SqlUpdate("DELETE FROM unit_value WHERE id = :id AND approved_by IS NULL")
    boolean withdraw(long id);
}
