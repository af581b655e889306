-- An owner who was told of a fine hears that it was corrected, or that it is theirs no more: voided, or moved to somebody else's vehicle.
ALTER TABLE notice DROP CONSTRAINT notice_kind_check,
    ADD CONSTRAINT notice_kind_check CHECK (kind IN ('COURTESY', 'LEGAL', 'REPORT', 'CHECKPOINT', 'SECURITY', 'CORRECTION', 'ANNULMENT'));
ALTER TABLE mail_template DROP CONSTRAINT mail_template_purpose_check,
    ADD CONSTRAINT mail_template_purpose_check
        CHECK (purpose IN ('FINE', 'COPY', 'REPORT', 'CHECKPOINT', 'SECURITY', 'CORRECTION', 'ANNULMENT'));

-- A fine is told once, its changes as often as there are any; of changes that wait for the same mail there is one.
DROP INDEX notice_once;
CREATE UNIQUE INDEX notice_once ON notice (fine_id, coalesce(person_id, -officer_id), kind)
    WHERE fine_id IS NOT NULL AND kind NOT IN ('CORRECTION', 'ANNULMENT');
CREATE UNIQUE INDEX notice_change_waits ON notice (fine_id, person_id, kind)
    WHERE kind IN ('CORRECTION', 'ANNULMENT') AND state IN ('PENDING', 'FAILED');
CREATE INDEX notice_of_fine ON notice (fine_id, person_id, id DESC) WHERE fine_id IS NOT NULL;

-- Whoever was told that a fine is theirs no more is told of it again only when it is theirs again. The former owner of a vehicle that
-- was sold keeps its fines, and hears of them.
CREATE FUNCTION tell_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH change AS MATERIALIZED (
        SELECT after.id, after.status = 'VOIDED' AS voided, before.status = 'VOIDED' AS was_voided,
               after.vehicle_id IS DISTINCT FROM before.vehicle_id AS moved,
               (SELECT person_id FROM vehicle WHERE vehicle.id = after.vehicle_id) AS owner
        FROM changed AS after JOIN unchanged AS before ON before.id = after.id
        WHERE (after.status = 'VOIDED') <> (before.status = 'VOIDED')
           OR after.status <> 'VOIDED'
              AND (after.plate, after.plate_as_written, after.vehicle_id, after.committed_at, after.offence_id, after.place, after.comments)
                  IS DISTINCT FROM
                  (before.plate, before.plate_as_written, before.vehicle_id, before.committed_at, before.offence_id, before.place, before.comments)),
    meant AS (
        SELECT change.id, told.person_id,
               CASE WHEN change.voided OR change.moved AND change.owner IS DISTINCT FROM told.person_id
                    THEN 'ANNULMENT' ELSE 'CORRECTION' END AS kind
        FROM change CROSS JOIN LATERAL (
                 SELECT DISTINCT ON (person_id) person_id, kind AS last FROM notice
                 WHERE fine_id = change.id AND role = 'OWNER' AND person_id IS NOT NULL AND state IN ('SENT', 'SENDING')
                 ORDER BY person_id, id DESC) AS told
        WHERE told.last <> 'ANNULMENT'
           OR NOT change.voided AND (change.was_voided OR change.moved) AND change.owner = told.person_id),
    overtaken AS (
        UPDATE notice SET state = 'CANCELLED' FROM meant
        WHERE notice.fine_id = meant.id AND notice.person_id = meant.person_id AND notice.state IN ('PENDING', 'FAILED')
          AND notice.kind IN ('CORRECTION', 'ANNULMENT') AND notice.kind <> meant.kind)
    INSERT INTO notice (kind, role, fine_id, person_id, recipient, language, state, last_error)
    SELECT meant.kind, 'OWNER', meant.id, p.id, p.email, p.language,
           CASE WHEN p.objected_at IS NOT NULL THEN 'OBJECTED' WHEN p.bounced_at IS NOT NULL THEN 'BOUNCED' ELSE 'PENDING' END,
           CASE WHEN p.objected_at IS NULL AND p.bounced_at IS NOT NULL THEN p.bounce END
    FROM meant JOIN person p ON p.id = meant.person_id
    ORDER BY meant.id, p.id
    ON CONFLICT (fine_id, person_id, kind) WHERE kind IN ('CORRECTION', 'ANNULMENT') AND state IN ('PENDING', 'FAILED') DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER tell_changes AFTER UPDATE ON fine REFERENCING OLD TABLE AS unchanged NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tell_changes();
