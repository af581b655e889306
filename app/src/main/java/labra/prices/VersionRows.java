package labra.prices;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import labra.proposals.ProposalRows;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about the versions of offences.
interface VersionRows extends ProposalRows<VersionRow> {
    String SELECT = """
            SELECT r.id, r.offence_id, o.code, lower(r.valid) AS valid_from, upper(r.valid) AS valid_until, r.unit, r.units_least,
                   r.units_most, r.units_voluntary, r.valued_on, r.severity, r.points, r.norm, r.source, r.proposed_by,
                   proposer.username AS proposer, r.proposed_at, approver.username AS approver, r.approved_at
            FROM offence_version r JOIN offence o ON o.id = r.offence_id JOIN account proposer ON proposer.id = r.proposed_by
            LEFT JOIN account approver ON approver.id = r.approved_by
            """;

    @Override
    @SqlQuery(SELECT + " WHERE r.id = :id")
    Optional<VersionRow> find(long id);

    @Override
    @SqlQuery(SELECT + " WHERE r.approved_by IS NULL ORDER BY r.id LIMIT 2000")
    List<VersionRow> waiting();

    @Override
    @SqlQuery("SELECT count(*) FROM offence_version WHERE approved_by IS NULL")
    long countWaiting();

    @SqlQuery(SELECT + " WHERE r.approved_by IS NOT NULL ORDER BY r.offence_id, lower(r.valid)")
    List<VersionRow> approved();

    /// The latest first.
    @SqlQuery(SELECT + " WHERE r.offence_id = :offenceId ORDER BY lower(r.valid) DESC, r.id DESC")
    List<VersionRow> of(long offenceId);

    /// An offence as its versions name it.
    record Offence(long id, String code, String description) {
        public String title() {
            return code + " · " + description;
        }

        public String place() {
            return "/admin/precios/infracciones/" + id;
        }
    }

    @SqlQuery("SELECT id, code, description FROM offence WHERE id = :id")
    Optional<Offence> offence(long id);

    @SqlQuery("SELECT id FROM offence WHERE lower(code) = lower(:code)")
    Optional<Long> offence(String code);

    /// The ids of offences by their codes in lower case.
    @SqlQuery("SELECT lower(code) AS code, id FROM offence")
    @KeyColumn("code")
    @ValueColumn("id")
    Map<String, Long> offences();

    @SqlUpdate("""
            INSERT INTO offence_version (offence_id, valid, unit, units_least, units_most, units_voluntary, valued_on, severity,
                                         points, norm, source, proposed_by)
            SELECT :offenceId, daterange(:from, :until), :unit, :least, :most, :voluntary, :valuedOn, :severity, :points, :norm,
                   :source, a.id
            FROM account a
            WHERE 'account:' || a.username = :actor
              AND NOT EXISTS (SELECT FROM offence_version same WHERE same.offence_id = :offenceId AND lower(same.valid) = :from
                              AND (same.unit, same.units_least, same.units_most, same.units_voluntary, same.norm)
                                  = (:unit, :least, :most, :voluntary, :norm))
            """)
    boolean propose(long offenceId, @BindMethods NewVersion version, String actor);

    @Override
    @SqlUpdate("""
            UPDATE offence_version old SET valid = daterange(lower(old.valid), lower(new.valid))
            FROM offence_version new
            WHERE new.id = :id AND new.approved_by IS NULL AND old.offence_id = new.offence_id AND old.approved_by IS NOT NULL
              AND upper_inf(old.valid) AND lower(old.valid) < lower(new.valid) AND lower(new.valid) > :today
            """)
    int endBefore(long id, LocalDate today);

    @Override
    @SqlUpdate("""
            UPDATE offence_version SET approved_by = account.id, approved_at = now()
            FROM account
            WHERE offence_version.id = :id AND approved_by IS NULL AND 'account:' || account.username = :actor
            """)
    boolean approve(long id, String actor);

    @Override
    @SqlUpdate("DELETE FROM offence_version WHERE id = :id AND approved_by IS NULL")
    boolean withdraw(long id);
}
