package labra.privacy;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// All that is held of one person, as one JSON object: each table by its name in the privacy page (docs/privacy.md).
interface PersonData {
    @SqlQuery("""
            WITH cars AS (SELECT * FROM vehicle WHERE person_id = :person),
                 fines AS (SELECT fine.* FROM fine JOIN cars ON cars.id = vehicle_id),
                 sent AS (SELECT * FROM notice WHERE person_id = :person),
                 paid AS (SELECT payment.* FROM payment JOIN fines ON fines.id = fine_id)
            SELECT jsonb_build_object(
                'person', (SELECT jsonb_agg(to_jsonb(person)) FROM person WHERE id = :person),
                'vehicle', (SELECT jsonb_agg(to_jsonb(cars) ORDER BY id) FROM cars),
                'fine', (SELECT jsonb_agg(to_jsonb(fines) - ARRAY['digest', 'officer_id', 'import_run_id'] ORDER BY committed_at) FROM fines),
                'fine_event', (SELECT jsonb_agg(to_jsonb(e) - ARRAY['actor', 'previous', 'digest'] ORDER BY e.recorded_at)
                               FROM fine_event e JOIN fines ON fines.id = e.fine_id),
                'correction', (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.fine_id) FROM correction c JOIN fines ON fines.id = c.fine_id),
                'annulment', (SELECT jsonb_agg(to_jsonb(a) - ARRAY['asked_by', 'decided_by'] ORDER BY a.id)
                              FROM annulment a JOIN fines ON fines.id = a.fine_id),
                'payment', (SELECT jsonb_agg(to_jsonb(paid) - ARRAY['recorded_by', 'decided_by'] ORDER BY id) FROM paid),
                'payment_reversal', (SELECT jsonb_agg(to_jsonb(r) - ARRAY['asked_by', 'decided_by'] ORDER BY r.id)
                                     FROM payment_reversal r JOIN paid ON paid.id = r.payment_id),
                'notice', (SELECT jsonb_agg(to_jsonb(sent) - ARRAY['claimed_by', 'claimed_until', 'digest', 'officer_id'] ORDER BY id) FROM sent),
                'notice_attempt', (SELECT jsonb_agg(to_jsonb(t) ORDER BY t.id) FROM notice_attempt t JOIN sent ON sent.id = t.notice_id),
                'import_rejected', (SELECT jsonb_agg(to_jsonb(j)) FROM import_rejected j, person
                                    WHERE person.id = :person AND strpos(lower(j.original), lower(person.email)) > 0),
                'privacy_request', (SELECT jsonb_agg(to_jsonb(q) - ARRAY['asked_by', 'decided_by'] ORDER BY q.id)
                                    FROM privacy_request q WHERE q.person_id = :person),
                'audit', (SELECT jsonb_agg(jsonb_build_object('id', a.id, 'at', a.at, 'action', a.action, 'before', a.before, 'after', a.after)
                                           ORDER BY a.id)
                          FROM audit a WHERE a.subject = 'person' AND a.subject_id = :person::text AND a.action <> 'FORGET'))::text
            FROM person WHERE id = :person
            """)
    Optional<String> of(long person);
}
