package labra.privacy;

import java.util.Locale;

/// The tables that hold something of a person, in the order in which they are told; each by its name in the privacy
/// page (docs/privacy.md), and how its records are read, each as JSON.
enum PersonPart {
    PERSON("SELECT to_jsonb(person)::text FROM person WHERE id = :person"),
    VEHICLE("SELECT to_jsonb(vehicle)::text FROM vehicle WHERE person_id = :person ORDER BY id"),
    FINE("""
            SELECT (to_jsonb(fine) - ARRAY['digest', 'officer_id', 'import_run_id'])::text
            FROM fine JOIN vehicle ON vehicle.id = vehicle_id WHERE person_id = :person ORDER BY committed_at, fine.id
            """),
    FINE_EVENT("""
            SELECT (to_jsonb(e) - ARRAY['actor', 'previous', 'digest'])::text
            FROM fine_event e JOIN fine ON fine.id = e.fine_id JOIN vehicle ON vehicle.id = vehicle_id
            WHERE person_id = :person ORDER BY e.recorded_at, e.fine_id, e.seq
            """),
    CORRECTION("""
            SELECT to_jsonb(c)::text FROM correction c JOIN fine ON fine.id = c.fine_id JOIN vehicle ON vehicle.id = vehicle_id
            WHERE person_id = :person ORDER BY c.fine_id, c.version
            """),
    ANNULMENT("""
            SELECT (to_jsonb(a) - ARRAY['asked_by', 'decided_by'])::text
            FROM annulment a JOIN fine ON fine.id = a.fine_id JOIN vehicle ON vehicle.id = vehicle_id
            WHERE person_id = :person ORDER BY a.id
            """),
    PAYMENT("""
            SELECT (to_jsonb(payment) - ARRAY['recorded_by', 'decided_by'])::text
            FROM payment JOIN fine ON fine.id = fine_id JOIN vehicle ON vehicle.id = vehicle_id
            WHERE person_id = :person ORDER BY payment.id
            """),
    PAYMENT_REVERSAL("""
            SELECT (to_jsonb(r) - ARRAY['asked_by', 'decided_by'])::text
            FROM payment_reversal r JOIN payment ON payment.id = r.payment_id JOIN fine ON fine.id = fine_id
                 JOIN vehicle ON vehicle.id = vehicle_id
            WHERE person_id = :person ORDER BY r.id
            """),
    NOTICE("""
            SELECT (to_jsonb(notice) - ARRAY['claimed_by', 'claimed_until', 'digest', 'officer_id'])::text
            FROM notice WHERE person_id = :person ORDER BY id
            """),
    NOTICE_ATTEMPT("""
            SELECT to_jsonb(t)::text FROM notice_attempt t JOIN notice ON notice.id = t.notice_id
            WHERE person_id = :person ORDER BY t.id
            """),
    IMPORT_REJECTED("""
            SELECT DISTINCT to_jsonb(j)::text FROM import_rejected j, unnest(addresses_of(:person)) AS address
            WHERE strpos(rejected_text(details, original), '@') > 0
              AND rejected_text(details, original) LIKE '%' || regexp_replace(address, '([%_\\\\])', '\\\\\\1', 'g') || '%'
              AND names_address(rejected_text(details, original), address)
            """),
    /// Without the other owner of a vehicle that changes hands.
    REQUESTED_CHANGE("""
            SELECT (to_jsonb(c) - ARRAY['asked_by', 'decided_by'] || jsonb_build_object(
                       'change', CASE subject WHEN 'vehicle' THEN change - 'persona_id' ELSE change END,
                       'differences', (SELECT coalesce(jsonb_agg(CASE WHEN each ->> 'campo' <> 'persona_id' THEN each
                           ELSE each || jsonb_build_object(
                               'antes', CASE WHEN names_address(each -> 'antes', addresses) THEN each ->> 'antes' ELSE '-' END,
                               'despues', CASE WHEN names_address(each -> 'despues', addresses) THEN each ->> 'despues' ELSE '-' END)
                           END), '[]') FROM jsonb_array_elements(differences) AS each)))::text
            FROM requested_change c, addresses_of(:person) AS addresses
            WHERE change_tells_of(to_jsonb(c), :person, true, addresses) ORDER BY c.id
            """),
    CHANGE_REASON("""
            SELECT to_jsonb(r)::text FROM change_reason r
            WHERE subject = 'person' AND record_id = :person
               OR subject = 'vehicle' AND record_id IN (SELECT id FROM vehicle WHERE person_id = :person)
            ORDER BY id
            """),
    /// What the office noted of the person, their vehicles and the fines of these.
    NOTE("""
            SELECT (to_jsonb(n) - 'author')::text FROM note n
            WHERE n.person_id = :person OR n.vehicle_id IN (SELECT id FROM vehicle WHERE person_id = :person)
               OR n.fine_id IN (SELECT fine.id FROM fine JOIN vehicle ON vehicle.id = vehicle_id WHERE person_id = :person)
            ORDER BY n.id
            """),
    NOTE_FILE("""
            SELECT to_jsonb(f)::text FROM note_file f JOIN note n ON n.id = f.note_id
            WHERE n.person_id = :person OR n.vehicle_id IN (SELECT id FROM vehicle WHERE person_id = :person)
               OR n.fine_id IN (SELECT fine.id FROM fine JOIN vehicle ON vehicle.id = vehicle_id WHERE person_id = :person)
            ORDER BY f.id
            """),
    PRIVACY_REQUEST("""
            SELECT (to_jsonb(q) - ARRAY['asked_by', 'decided_by'])::text FROM privacy_request q WHERE q.person_id = :person ORDER BY q.id
            """),
    AUDIT("""
            SELECT jsonb_build_object('id', id, 'at', at, 'action', action, 'before', before, 'after', after)::text
            FROM audit WHERE subject = 'person' AND subject_id = :person::text AND action <> 'FORGET' ORDER BY id
            """);

    private final String records;

    PersonPart(String records) {
        this.records = records;
    }

    String records() {
        return records;
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }
}
