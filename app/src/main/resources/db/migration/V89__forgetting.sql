-- What a person said of themselves can be taken out of the trail when two people decided so: the text goes, the hash that its leaf
-- is made of stays, and so every leaf, root and proof is what it was (docs/trail.md). A text that is forgotten reads
-- `sha256:` and the hash; of a row that tells of one record `forgotten` holds it.
ALTER TABLE audit ADD COLUMN forgotten bytea CHECK (length(forgotten) = 32);
ALTER TABLE audit DROP CONSTRAINT audit_action_check,
    ADD CONSTRAINT audit_action_check CHECK (action IN ('INSERT', 'UPDATE', 'DELETE', 'ADOPT', 'FORGET'));

CREATE OR REPLACE FUNCTION trail_leaves(told audit) RETURNS bytea LANGUAGE plpgsql STABLE AS $$
DECLARE
    about text := json_build_array(
        'labra/1', told.id, to_char(told.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        told.actor, told.address, told.session, told.action, told.subject, told.subject_id)::text;
BEGIN
    IF told.contents IS NULL THEN
        RETURN sha256('\x00' || convert_to(about || ' 1 ' || encode(coalesce(told.forgotten, sha256(convert_to(
            concat_ws(' ', told.salt, coalesce(told.before::text, '-'), coalesce(told.after::text, '-')), 'UTF8'))), 'hex'), 'UTF8'));
    END IF;
    RETURN (SELECT string_agg(sha256('\x00' || convert_to(about || ' ' || number || ' ' ||
                       CASE WHEN starts_with(said, 'sha256:') THEN substr(said, 8)
                            ELSE encode(sha256(convert_to(said, 'UTF8')), 'hex') END, 'UTF8')), '' ORDER BY number)
            FROM unnest(told.contents) WITH ORDINALITY AS each (said, number));
END $$;

-- The trail is only added to, but for texts that become their hash: whatever else is changed comes to other leaves.
CREATE FUNCTION only_forgets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.leaves IS DISTINCT FROM OLD.leaves OR trail_leaves(NEW) IS DISTINCT FROM OLD.leaves
       OR NEW.id <> OLD.id OR NEW.subject_ids IS DISTINCT FROM OLD.subject_ids
       OR (NEW.contents IS NULL AND NEW.forgotten IS NULL)
       OR (NEW.contents IS NULL) <> (OLD.contents IS NULL) THEN
        RAISE EXCEPTION 'the audit trail is only added to';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER append_only ON audit;
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_forgets BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION only_forgets();

-- What somebody asks for about a person's data, and another account decides: the values to be, or that nothing be left that tells
-- who it was. Of what was decided the values are in the register alone.
CREATE TABLE privacy_request (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id  bigint NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('CORRECT', 'ANONYMISE')),
    name       text CHECK (length(name) BETWEEN 1 AND 200),
    email      text CHECK (length(email) BETWEEN 3 AND 254),
    reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    asked_by   bigint NOT NULL CONSTRAINT privacy_request_asker REFERENCES account,
    asked_at   timestamptz NOT NULL DEFAULT now(),
    decided_by bigint CONSTRAINT privacy_request_decider REFERENCES account,
    decided_at timestamptz,
    confirmed  boolean,
    CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (decided_at IS NULL) = (confirmed IS NULL)),
    CHECK ((name IS NULL) = (email IS NULL) AND (name IS NOT NULL) = (kind = 'CORRECT' AND decided_at IS NULL)),
    CONSTRAINT privacy_request_needs_two CHECK (confirmed IS NOT TRUE OR decided_by <> asked_by)
);
CREATE UNIQUE INDEX privacy_request_waiting ON privacy_request (person_id) WHERE decided_at IS NULL;
CREATE INDEX privacy_request_of ON privacy_request (person_id, id);
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON privacy_request FOR EACH ROW EXECUTE FUNCTION audit_row();

-- Takes the texts about a person out of the trail, by a request that another account than its asker's confirmed in this very
-- transaction (one that was refused takes but its own values along): the person's rows and the values that requests held, and unless they were only corrected the notices to them. What is left of those records is told anew,
-- and which texts went. Gives back how many.
CREATE FUNCTION forget(request bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET TimeZone = 'UTC' AS $$
DECLARE
    whose bigint := (SELECT person_id FROM privacy_request
                     WHERE id = request AND decided_at = now() AND (NOT confirmed OR decided_by <> asked_by));
    granted boolean := (SELECT confirmed FROM privacy_request WHERE id = request);
    whole boolean := (SELECT confirmed AND kind = 'ANONYMISE' FROM privacy_request WHERE id = request);
    theirs text[] := (SELECT coalesce(array_agg(notice.id::text), '{}') FROM notice WHERE whole AND person_id = whose);
    gone jsonb;
BEGIN
    IF whose IS NULL THEN
        RAISE EXCEPTION 'nobody decided that in this transaction' USING ERRCODE = 'insufficient_privilege';
    END IF;
    WITH one AS (
        UPDATE audit SET forgotten = sha256(convert_to(concat_ws(' ', salt, coalesce(before::text, '-'), coalesce(after::text, '-')), 'UTF8')),
                         salt = NULL, before = NULL, after = NULL
        WHERE contents IS NULL AND forgotten IS NULL AND action <> 'FORGET' AND subject_id IS NOT NULL
          AND (granted AND subject = 'person' AND subject_id = whose::text
               OR subject = 'privacy_request' AND (before ->> 'name' IS NOT NULL OR after ->> 'name' IS NOT NULL)
                  AND subject_id IN (SELECT privacy_request.id::text FROM privacy_request WHERE person_id = whose))
        RETURNING id),
    heaps AS (
        SELECT id, array_agg(number) AS numbers FROM audit, unnest(contents) WITH ORDINALITY AS told (said, number)
        WHERE contents IS NOT NULL AND NOT starts_with(said, 'sha256:')
          AND (granted AND subject = 'person' AND said LIKE '%"id": ' || whose || ',%' AND substr(said, 37)::jsonb ->> 'id' = whose::text
               OR whole AND subject = 'notice' AND said LIKE '%"person_id": ' || whose || ',%'
                  AND substr(said, 37)::jsonb ->> 'person_id' = whose::text
               OR subject = 'notice_attempt' AND cardinality(theirs) > 0 AND substr(said, 37)::jsonb ->> 'notice_id' = ANY (theirs)
               OR subject = 'privacy_request' AND said LIKE '%"name": "%' AND substr(said, 37)::jsonb ->> 'person_id' = whose::text)
          AND subject IN ('person', 'notice', 'notice_attempt', 'privacy_request')
        GROUP BY id),
    many AS (
        UPDATE audit SET contents = (
            SELECT array_agg(CASE WHEN number = ANY (numbers)
                                  THEN 'sha256:' || encode(sha256(convert_to(said, 'UTF8')), 'hex') ELSE said END ORDER BY number)
            FROM unnest(audit.contents) WITH ORDINALITY AS told (said, number))
        FROM heaps WHERE audit.id = heaps.id
        RETURNING audit.id, numbers)
    SELECT coalesce(jsonb_agg(jsonb_build_array(id, number) ORDER BY id, number), '[]') INTO gone
    FROM (SELECT id, 1 AS number FROM one UNION ALL SELECT id, unnest(numbers) FROM many) AS all_of_it;
    INSERT INTO audit (actor, address, action, subject, subject_id, after)
    SELECT acting(), acting_from(), 'UPDATE', 'person', person.id::text, trail_image('person', to_jsonb(person))
    FROM person WHERE granted AND id = whose;
    INSERT INTO audit (actor, address, action, subject, subject_id, after)
    SELECT acting(), acting_from(), 'UPDATE', 'privacy_request', held.id::text, trail_image('privacy_request', to_jsonb(held))
    FROM privacy_request AS held WHERE person_id = whose AND kind = 'CORRECT' ORDER BY held.id;
    INSERT INTO audit (actor, address, action, subject, contents)
    SELECT acting(), acting_from(), 'UPDATE', 'notice',
           array_agg(gen_random_uuid() || trail_image('notice', to_jsonb(held))::text ORDER BY held.id)
    FROM notice AS held WHERE whole AND person_id = whose HAVING count(*) > 0;
    INSERT INTO audit (actor, address, action, subject, contents)
    SELECT acting(), acting_from(), 'UPDATE', 'notice_attempt',
           array_agg(gen_random_uuid() || trail_image('notice_attempt', to_jsonb(held))::text ORDER BY held.id)
    FROM notice_attempt AS held WHERE notice_id::text = ANY (theirs) HAVING count(*) > 0;
    INSERT INTO audit (actor, address, action, subject, subject_id, after)
    VALUES (acting(), acting_from(), 'FORGET', 'person', whose, jsonb_build_object('request', request, 'forgotten', gone));
    RETURN jsonb_array_length(gone);
END $$;
