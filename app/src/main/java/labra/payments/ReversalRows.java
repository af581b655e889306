package labra.payments;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Every SQL statement about what takes payments back.
interface ReversalRows {
    String SELECT = """
            SELECT DISTINCT ON (r.payment_id) r.event_id AS id, p.event_id AS payment_id, r.reason, r.asked_by,
                   asker.username AS asker, r.asked_at, decider.username AS decider, r.decided_at, r.confirmed, r.refusal
            FROM payment_reversal r JOIN payment p ON p.id = r.payment_id JOIN account asker ON asker.id = r.asked_by
                 LEFT JOIN account decider ON decider.id = r.decided_by
            """;

    /// The latest of each payment.
    @SqlQuery(SELECT + " WHERE p.event_id = ANY (:payments) ORDER BY r.payment_id, r.id DESC")
    List<Reversal> latest(UUID[] payments);

    @SqlQuery("SELECT count(*) FROM (SELECT FROM payment_reversal WHERE decided_at IS NULL LIMIT 10000) AS waiting")
    long countWaiting();

    @SqlQuery(SELECT + " WHERE p.event_id = :payment AND r.decided_at IS NULL ORDER BY r.payment_id, r.id DESC")
    Optional<Reversal> waiting(UUID payment);

    @SqlUpdate("""
            INSERT INTO payment_reversal (payment_id, reason, asked_by)
            SELECT p.id, :reason, a.id FROM payment p, account a WHERE p.event_id = :payment AND 'account:' || a.username = :actor
            """)
    void ask(UUID payment, String reason, String actor);

    @SqlUpdate("""
            UPDATE payment_reversal SET confirmed = true, decided_by = account.id, decided_at = now()
            FROM account WHERE event_id = :id AND payment_reversal.decided_at IS NULL AND 'account:' || account.username = :actor
            """)
    boolean confirm(UUID id, String actor);

    @SqlUpdate("""
            UPDATE payment_reversal SET confirmed = false, decided_by = account.id, decided_at = now(), refusal = :why
            FROM account WHERE event_id = :id AND payment_reversal.decided_at IS NULL AND 'account:' || account.username = :actor
            """)
    boolean refuse(UUID id, String why, String actor);
}
