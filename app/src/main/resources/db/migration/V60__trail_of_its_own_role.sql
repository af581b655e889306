-- What writes the trail runs as its owner, which afterMigrate.sql makes the role labra_trail: whoever may write in the tables
-- cannot write in the trail. Without a named actor it is the role of the session, not the function's.
CREATE OR REPLACE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO audit (actor, address, action, subject, subject_id, before, after)
    VALUES (coalesce(nullif(current_setting('labra.actor', true), ''), 'database:' || session_user),
            nullif(current_setting('labra.address', true), ''),
            TG_OP, TG_TABLE_NAME,
            CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ->> 'id' ELSE to_jsonb(NEW) ->> 'id' END,
            CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - 'password_hash' END,
            CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - 'password_hash' END);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION fine_events_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    ids uuid[] := (SELECT array_agg(DISTINCT fine_id) FROM told);
BEGIN
    IF ids IS NOT NULL THEN
        INSERT INTO audit (actor, address, action, subject, subject_ids)
        VALUES (coalesce(nullif(current_setting('labra.actor', true), ''), 'database:' || session_user),
                nullif(current_setting('labra.address', true), ''), 'INSERT', 'fine_event', ids);
    END IF;
    RETURN NULL;
END $$;

ALTER FUNCTION fines_inserted() SECURITY DEFINER;

-- Another try of a notice, by whom and from where; the application told it itself before.
CREATE TRIGGER audited AFTER UPDATE ON notice FOR EACH ROW
    WHEN (OLD.state IN ('FAILED', 'GIVEN_UP', 'BOUNCED') AND NEW.state = 'PENDING') EXECUTE FUNCTION audit_row();
