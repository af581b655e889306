package labra.payments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about payments. Who told and who decides are found by their names in the audit trail.
interface PaymentRows {
    String SELECT = """
            SELECT p.event_id AS id, p.fine_id, coalesce(f.plate, f.plate_as_written) AS plate, p.amount, p.currency, p.paid_on,
                   p.means, p.receipt, p.state, p.recorded_by, recorder.username AS recorder, p.recorded_at,
                   decider.username AS decider, p.decided_at, p.refusal
            FROM payment p JOIN fine f ON f.id = p.fine_id JOIN account recorder ON recorder.id = p.recorded_by
                 LEFT JOIN account decider ON decider.id = p.decided_by
            """;

    /// A payment, its means and receipt as their words.
    record Told(
            UUID id, UUID fineId, BigDecimal amount, String currency, LocalDate paidOn, String means, String receipt) {}

    /// Not done when the id or the receipt is there already.
    @SqlUpdate("""
            INSERT INTO payment (event_id, fine_id, amount, currency, paid_on, means, receipt, recorded_by)
            SELECT :id, :fineId, :amount, :currency, :paidOn, :means, :receipt, account.id
            FROM account WHERE 'account:' || account.username = :actor
            ON CONFLICT DO NOTHING
            """)
    boolean record(@BindMethods Told payment, String actor);

    @SqlQuery(SELECT + " WHERE p.event_id = :id")
    Optional<Payment> find(UUID id);

    /// The one that counts, or waits, with that receipt.
    @SqlQuery(SELECT + """
             WHERE p.means = :means AND lower(p.receipt) = lower(:receipt) AND p.state IN ('ESPERA', 'CONFIRMADO')
            """)
    Optional<Payment> ofReceipt(String means, String receipt);

    @SqlQuery(SELECT + " WHERE p.fine_id = :fineId ORDER BY p.id DESC")
    List<Payment> ofFine(UUID fineId);

    @SqlQuery("SELECT EXISTS (SELECT FROM payment WHERE fine_id = :fineId AND state = 'ESPERA')")
    boolean isWaiting(UUID fineId);

    @SqlQuery(SELECT + " WHERE p.state = 'ESPERA' ORDER BY p.id LIMIT 200")
    List<Payment> waiting();

    @SqlQuery("SELECT count(*) FROM (SELECT FROM payment WHERE state = 'ESPERA' LIMIT 10000) AS waiting")
    long countWaiting();

    /// Those whose reversal waits.
    @SqlQuery(SELECT + """
             WHERE EXISTS (SELECT FROM payment_reversal r WHERE r.payment_id = p.id AND r.decided_at IS NULL) ORDER BY p.id LIMIT 200
            """)
    List<Payment> takenBack();

    @SqlQuery(SELECT + " WHERE p.decided_at IS NOT NULL ORDER BY p.decided_at DESC LIMIT 50")
    List<Payment> decided();

    @SqlUpdate("""
            UPDATE payment SET state = 'CONFIRMADO', decided_by = account.id, decided_at = now()
            FROM account WHERE event_id = :id AND state = 'ESPERA' AND 'account:' || account.username = :actor
            """)
    boolean confirm(UUID id, String actor);

    @SqlUpdate("""
            UPDATE payment SET state = 'RECHAZADO', decided_by = account.id, decided_at = now(), refusal = :why
            FROM account WHERE event_id = :id AND state = 'ESPERA' AND 'account:' || account.username = :actor
            """)
    boolean refuse(UUID id, String why, String actor);

    @SqlUpdate("UPDATE payment SET state = 'REVERTIDO' WHERE event_id = :id AND state = 'CONFIRMADO'")
    boolean takeBack(UUID id);
}
