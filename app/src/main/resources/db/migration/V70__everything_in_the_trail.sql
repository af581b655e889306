-- Everything that is written is in the trail, with what it says: also each new fine, what is said of it, its money, notices,
-- imports and security events.

-- One row may tell of many: `contents` has what each of them says, a random number (so that nobody finds a text by guessing what has its
-- hash) and the row as JSON or, for new fines, as PostgreSQL writes a row: its columns in the order of the table, those that the
-- table got later missing at the end. `session` is the role of the database that wrote, whoever it says it acts for.
ALTER TABLE audit ADD COLUMN contents text[], ADD COLUMN session text;
ALTER TABLE audit ALTER COLUMN session SET DEFAULT session_user;
-- Compressing them would take longer than all the rest.
ALTER TABLE audit ALTER COLUMN contents SET STORAGE EXTERNAL;

-- Who acts, as the application says it in the transaction that writes; a name that was left from another one is not believed.
CREATE FUNCTION acting() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(CASE WHEN current_setting('labra.transaction', true) = pg_current_xact_id()::text
                         THEN nullif(current_setting('labra.actor', true), '') END,
                    'database:' || session_user)
$$;
CREATE FUNCTION acting_from() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN current_setting('labra.transaction', true) = pg_current_xact_id()::text
                THEN nullif(current_setting('labra.address', true), '') END
$$;

-- What the trail keeps of a row: all but what changes all the time. Of secrets it keeps the hash, so that their change is seen.
CREATE FUNCTION trail_image(subject text, kept jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN subject = 'notice' THEN
            kept - ARRAY['attempts', 'doubts', 'next_attempt_at', 'claimed_by', 'claimed_until', 'last_error', 'facts']
            || CASE WHEN kept ->> 'state' = 'SENDING' THEN '{"state": "PENDING"}' ELSE '{}' END::jsonb
        WHEN subject = 'import_run' AND kept ->> 'state' = 'RUNNING' THEN
            kept - ARRAY['beat_at', 'holder', 'read', 'loaded', 'repeated', 'observed', 'rejected', 'voided']
        WHEN subject = 'import_run' THEN kept - ARRAY['beat_at', 'holder']
        WHEN subject = 'authenticator' THEN kept - 'last_step' - 'secret'
            || jsonb_build_object('secret_digest', encode(sha256(convert_to(kept ->> 'secret', 'UTF8')), 'hex'))
        WHEN subject = 'passkey' THEN kept - ARRAY['counter', 'used_at']
        WHEN kept ->> 'password_hash' IS NOT NULL THEN kept - 'password_hash'
            || jsonb_build_object('secret_digest', encode(sha256(convert_to(kept ->> 'password_hash', 'UTF8')), 'hex'))
        ELSE kept - ARRAY['password_hash', 'code_hash'] END
$$;

-- One row of the trail for each row that was written. A table whose rows are not known by `id` names the column.
CREATE OR REPLACE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET TimeZone = 'UTC' AS $$
DECLARE
    was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN trail_image(TG_TABLE_NAME, to_jsonb(OLD)) END;
    became jsonb := CASE WHEN TG_OP <> 'DELETE' THEN trail_image(TG_TABLE_NAME, to_jsonb(NEW)) END;
BEGIN
    IF TG_OP <> 'UPDATE' OR was <> became THEN
        INSERT INTO audit (actor, address, action, subject, subject_id, before, after)
        VALUES (acting(), acting_from(), TG_OP, TG_TABLE_NAME, coalesce(became, was) ->> coalesce(TG_ARGV[0], 'id'), was, became);
    END IF;
    RETURN NULL;
END $$;

-- One row of the trail for all rows of a statement: of those that were added or removed, what they say; of those that were
-- changed, what they say now. Of a single row it keeps the id too, by which it is found.
CREATE FUNCTION rows_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET TimeZone = 'UTC' AS $$
DECLARE
    images jsonb[] := (SELECT array_agg(trail_image(TG_TABLE_NAME, to_jsonb(told))) FROM told);
BEGIN
    IF images IS NOT NULL THEN
        INSERT INTO audit (actor, address, action, subject, subject_id, contents)
        SELECT acting(), acting_from(), TG_OP, TG_TABLE_NAME, CASE WHEN count(*) = 1 THEN min(image ->> 'id') END,
               array_agg(gen_random_uuid() || image::text)
        FROM unnest(images) AS image;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION changes_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET TimeZone = 'UTC' AS $$
DECLARE
    images jsonb[] := (SELECT array_agg(became)
                       FROM (SELECT trail_image(TG_TABLE_NAME, to_jsonb(told)) AS became,
                                    trail_image(TG_TABLE_NAME, to_jsonb(was)) AS before
                             FROM told JOIN was USING (id)) AS pair
                       WHERE became <> before);
BEGIN
    IF images IS NOT NULL THEN
        INSERT INTO audit (actor, address, action, subject, subject_id, contents)
        SELECT acting(), acting_from(), TG_OP, TG_TABLE_NAME, CASE WHEN count(*) = 1 THEN min(image ->> 'id') END,
               array_agg(gen_random_uuid() || image::text)
        FROM unnest(images) AS image;
    END IF;
    RETURN NULL;
END $$;

-- With these settings a row is written in one way only, whatever those of the session are.
CREATE OR REPLACE FUNCTION fines_inserted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET TimeZone = 'UTC' SET DateStyle = 'ISO' SET bytea_output = 'hex' SET extra_float_digits = 1 AS $$
DECLARE
    ids uuid[];
    said text[];
BEGIN
    SELECT array_agg(id), array_agg(gen_random_uuid() || inserted::text) INTO ids, said FROM inserted;
    IF ids IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO audit (actor, address, action, subject, subject_ids, contents)
    VALUES (acting(), acting_from(), 'INSERT', 'fine', ids, said);
    IF current_setting('labra.notify', true) IS DISTINCT FROM 'off' THEN
        INSERT INTO outbox (topic, fine_ids) VALUES ('fine_registered', ids);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION fine_events_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET TimeZone = 'UTC' AS $$
DECLARE
    ids uuid[];
    said text[];
BEGIN
    SELECT array_agg(DISTINCT fine_id), array_agg(gen_random_uuid() || to_jsonb(told)::text ORDER BY fine_id, seq)
    INTO ids, said FROM told;
    IF ids IS NOT NULL THEN
        INSERT INTO audit (actor, address, action, subject, subject_ids, contents)
        VALUES (acting(), acting_from(), 'INSERT', 'fine_event', ids, said);
    END IF;
    RETURN NULL;
END $$;

-- What comes in heaps is told by the statement.
DROP TRIGGER audited ON notice;
DO $$
DECLARE
    heap text;
BEGIN
    FOREACH heap IN ARRAY ARRAY['notice', 'notice_attempt', 'journal', 'posting', 'security_event'] LOOP
        EXECUTE format('CREATE TRIGGER audited AFTER INSERT ON %I REFERENCING NEW TABLE AS told '
                       'FOR EACH STATEMENT EXECUTE FUNCTION rows_told()', heap);
    END LOOP;
    FOREACH heap IN ARRAY ARRAY['notice', 'notice_attempt'] LOOP
        EXECUTE format('CREATE TRIGGER audited_change AFTER UPDATE ON %I REFERENCING OLD TABLE AS was NEW TABLE AS told '
                       'FOR EACH STATEMENT EXECUTE FUNCTION changes_told()', heap);
        EXECUTE format('CREATE TRIGGER audited_removal AFTER DELETE ON %I REFERENCING OLD TABLE AS told '
                       'FOR EACH STATEMENT EXECUTE FUNCTION rows_told()', heap);
    END LOOP;
END $$;

-- What comes one by one, row by row.
DROP TRIGGER audited ON town;
DROP TRIGGER audited ON law_calendar;
DROP TRIGGER audited ON holiday;
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON town FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON law_calendar FOR EACH ROW EXECUTE FUNCTION audit_row('code');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON holiday FOR EACH ROW EXECUTE FUNCTION audit_row('list_id');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON correction FOR EACH ROW EXECUTE FUNCTION audit_row('fine_id');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON fine_tombstone FOR EACH ROW EXECUTE FUNCTION audit_row('fine_id');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON import_run FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON backup_report FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON enrolment_code FOR EACH ROW EXECUTE FUNCTION audit_row('officer_id');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON authenticator FOR EACH ROW EXECUTE FUNCTION audit_row('account_id');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON recovery_code FOR EACH ROW EXECUTE FUNCTION audit_row('account_id');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON passkey FOR EACH ROW EXECUTE FUNCTION audit_row('account_id');
