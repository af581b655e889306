-- Changes that somebody asked for tell of a person too: names and addresses before and after, and why. They leave the tables and the
-- trail with the person (V89).

-- What is forgotten says nothing besides its hash.
ALTER TABLE audit ADD CONSTRAINT audit_forgotten_says_nothing
    CHECK (forgotten IS NULL OR num_nonnulls(salt, before, after, contents) = 0) NOT VALID;

CREATE INDEX requested_change_decided ON requested_change (decided_at);
-- Who came into the register first, for the list of those whose time is over.
CREATE INDEX person_first ON person (created_at, id) WHERE email NOT LIKE '%@suprimida.invalid';

-- What a rejected row of a file says, to find an address in it.
CREATE FUNCTION rejected_text(details text[], original text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT lower(original || ' ' || array_to_string(details, ' '))
$$;
CREATE INDEX import_rejected_addresses ON import_rejected USING gin (rejected_text(details, original) gin_trgm_ops)
    WHERE strpos(rejected_text(details, original), '@') > 0;

-- Whether a text has that e-mail address in it, in whatever letters, and not as a part of a longer one: mariana@example.com and
-- ana@example.com.ar are not ana@example.com, which may end a sentence.
CREATE FUNCTION names_address(said text, address text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT strpos(lower(said), lower(address)) > 0
       AND lower(said) ~ ('(?<![[:alnum:]][._+%''-]*)' || regexp_replace(lower(address), '([^[:alnum:]])', '\\\1', 'g')
                          || '(?![.-]*[[:alnum:]])')
$$;
-- The same of any text in JSON, and of any of some addresses.
CREATE FUNCTION names_address(said jsonb, addresses text[]) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT EXISTS (SELECT FROM jsonb_path_query(said, 'strict $.**') AS part, unnest(addresses) AS address
                   WHERE jsonb_typeof(part) = 'string' AND names_address(part #>> '{}', address))
$$;

-- The addresses that the tables and the trail still say that a person has or had, or was to have, and that nobody else has by now.
CREATE FUNCTION addresses_of(whose bigint) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(DISTINCT lower(email)), '{}')
    FROM (SELECT email FROM person WHERE id = whose
          UNION ALL SELECT unnest(ARRAY[before ->> 'email', after ->> 'email']) FROM audit
          WHERE subject = 'person' AND subject_id = whose::text AND subject_id IS NOT NULL
          UNION ALL SELECT substr(said, 37)::jsonb ->> 'email' FROM audit, unnest(contents) AS said
          WHERE subject = 'person' AND contents IS NOT NULL AND said LIKE '%"id": ' || whose || ',%'
            AND substr(said, 37)::jsonb ->> 'id' = whose::text
          UNION ALL SELECT change ->> 'correo_electronico' FROM requested_change WHERE subject = 'person' AND record_id = whose
          UNION ALL SELECT email FROM privacy_request WHERE person_id = whose) AS known
    WHERE email LIKE '%_@_%' AND email NOT LIKE '%@suprimida.invalid'
      AND NOT EXISTS (SELECT FROM person AS another WHERE lower(another.email) = lower(known.email) AND another.id <> whose)
$$;

-- The notices to a person who was deleted: they name nobody now, but the trail says whose they were.
CREATE FUNCTION lost_notices(whose bigint) RETURNS bigint[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF EXISTS (SELECT FROM person WHERE id = whose) THEN
        RETURN '{}';
    END IF;
    RETURN (SELECT coalesce(array_agg(DISTINCT (substr(said, 37)::jsonb ->> 'id')::bigint), '{}') FROM audit, unnest(contents) AS said
            WHERE subject = 'notice' AND contents IS NOT NULL AND said LIKE '%"person_id": ' || whose || ',%'
              AND substr(said, 37)::jsonb ->> 'person_id' = whose::text);
END $$;

-- Whether a change that was asked for, as JSON, tells of a person: it is of the person, or names an address of theirs; where the
-- person ends also one that is of their vehicles or gives them one.
CREATE FUNCTION change_tells_of(told jsonb, whose bigint, whole boolean, addresses text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT told ->> 'subject' = 'person' AND told ->> 'record_id' = whose::text
        OR told ->> 'subject' = 'vehicle'
           AND (names_address(jsonb_build_array(told -> 'differences', told -> 'change', told -> 'reason'), addresses)
                OR whole AND (told -> 'change' ->> 'persona_id' = whose::text
                              OR told ->> 'record_id' IN (SELECT id::text FROM vehicle WHERE person_id = whose)))
$$;
-- The same of a reason; vehicles are those whose changes tell of the person, or that are theirs.
CREATE FUNCTION reason_tells_of(told jsonb, whose bigint, whole boolean, addresses text[], vehicles text[]) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS $$
    SELECT told ->> 'subject' = 'person' AND told ->> 'record_id' = whose::text
        OR told ->> 'subject' = 'vehicle' AND told ->> 'record_id' = ANY (vehicles)
           AND (whole OR names_address(told -> 'reason', addresses))
$$;

-- As in V89, and now what the trail says of changes and reasons as well. Of notices, which are the most, only when the person ends.
CREATE OR REPLACE FUNCTION forget(request bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET TimeZone = 'UTC' AS $$
DECLARE
    whose bigint := (SELECT person_id FROM privacy_request
                     WHERE id = request AND decided_at = now() AND (NOT confirmed OR decided_by <> asked_by));
    granted boolean := (SELECT confirmed FROM privacy_request WHERE id = request);
    whole boolean := (SELECT confirmed AND kind = 'ANONYMISE' FROM privacy_request WHERE id = request);
    lost text[] := CASE WHEN whole THEN lost_notices(whose) ELSE '{}' END;
    theirs text[] := lost || (SELECT coalesce(array_agg(notice.id::text), '{}') FROM notice WHERE whole AND person_id = whose);
    asked text[] := (SELECT coalesce(array_agg(privacy_request.id::text), '{}') FROM privacy_request
                     WHERE person_id = whose AND (kind = 'CORRECT' OR granted AND reason = '-'));
    addresses text[];
    changes text[] := '{}';
    vehicles text[];
    reasons text[] := '{}';
    gone jsonb;
BEGIN
    IF whose IS NULL THEN
        RAISE EXCEPTION 'nobody decided that in this transaction' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF granted THEN
        addresses := addresses_of(whose);
        SELECT coalesce(array_agg(DISTINCT said ->> 'id'), '{}'), coalesce(array_agg(DISTINCT said ->> 'record_id')
                   FILTER (WHERE said ->> 'subject' = 'vehicle'), '{}')
        INTO changes, vehicles
        FROM (SELECT unnest(ARRAY[before, after]) AS said FROM audit WHERE subject = 'requested_change' AND contents IS NULL
              UNION ALL SELECT substr(each, 37)::jsonb FROM audit, unnest(contents) AS each
              WHERE subject = 'requested_change' AND contents IS NOT NULL AND NOT starts_with(each, 'sha256:')) AS told
        WHERE change_tells_of(said, whose, whole, addresses);
        vehicles := vehicles || (SELECT coalesce(array_agg(id::text), '{}') FROM vehicle WHERE whole AND person_id = whose);
        SELECT coalesce(array_agg(DISTINCT said ->> 'id'), '{}') INTO reasons
        FROM (SELECT unnest(ARRAY[before, after]) AS said FROM audit WHERE subject = 'change_reason' AND contents IS NULL
              UNION ALL SELECT substr(each, 37)::jsonb FROM audit, unnest(contents) AS each
              WHERE subject = 'change_reason' AND contents IS NOT NULL AND NOT starts_with(each, 'sha256:')) AS told
        WHERE reason_tells_of(said, whose, whole, addresses, vehicles);
    END IF;
    WITH one AS (
        UPDATE audit SET forgotten = sha256(convert_to(concat_ws(' ', salt, coalesce(before::text, '-'), coalesce(after::text, '-')), 'UTF8')),
                         salt = NULL, before = NULL, after = NULL
        WHERE contents IS NULL AND forgotten IS NULL AND action <> 'FORGET' AND subject_id IS NOT NULL
          AND (granted AND subject = 'person' AND subject_id = whose::text
               OR subject = 'privacy_request' AND subject_id = ANY (asked)
               OR subject = 'requested_change' AND subject_id = ANY (changes)
               OR subject = 'change_reason' AND subject_id = ANY (reasons)
               OR subject = 'notice' AND subject_id = ANY (theirs))
        RETURNING id),
    heaps AS (
        SELECT id, array_agg(number) AS numbers FROM audit, unnest(contents) WITH ORDINALITY AS told (said, number)
        WHERE contents IS NOT NULL AND NOT starts_with(said, 'sha256:')
          AND (granted AND subject = 'person' AND said LIKE '%"id": ' || whose || ',%' AND substr(said, 37)::jsonb ->> 'id' = whose::text
               OR subject = 'privacy_request' AND substr(said, 37)::jsonb ->> 'id' = ANY (asked)
               OR subject = 'requested_change' AND substr(said, 37)::jsonb ->> 'id' = ANY (changes)
               OR subject = 'change_reason' AND substr(said, 37)::jsonb ->> 'id' = ANY (reasons)
               OR subject = 'notice' AND said LIKE '%"person_id": ' || whose || ',%'
                  AND substr(said, 37)::jsonb ->> 'person_id' = whose::text
               OR subject = 'notice' AND cardinality(lost) > 0 AND substr(said, 37)::jsonb ->> 'id' = ANY (lost)
               OR subject = 'notice_attempt' AND cardinality(theirs) > 0 AND substr(said, 37)::jsonb ->> 'notice_id' = ANY (theirs))
          AND subject = ANY (ARRAY['person', 'privacy_request', 'requested_change', 'change_reason']
                             || CASE WHEN whole THEN ARRAY['notice', 'notice_attempt'] ELSE '{}' END)
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
    SELECT acting(), acting_from(), 'UPDATE', left_over.subject, left_over.image ->> 'id', trail_image(left_over.subject, left_over.image)
    FROM (SELECT 1 AS turn, 'person' AS subject, id, to_jsonb(person) AS image FROM person WHERE granted AND id = whose
          UNION ALL SELECT 2, 'privacy_request', id, to_jsonb(held) FROM privacy_request AS held WHERE held.id::text = ANY (asked)
          UNION ALL SELECT 3, 'requested_change', id, to_jsonb(held) FROM requested_change AS held WHERE held.id::text = ANY (changes)
          UNION ALL SELECT 4, 'change_reason', id, to_jsonb(held) FROM change_reason AS held WHERE held.id::text = ANY (reasons)) AS left_over
    ORDER BY turn, id;
    INSERT INTO audit (actor, address, action, subject, contents)
    SELECT acting(), acting_from(), 'UPDATE', 'notice',
           array_agg(gen_random_uuid() || trail_image('notice', to_jsonb(held))::text ORDER BY held.id)
    FROM notice AS held WHERE id::text = ANY (theirs) HAVING count(*) > 0;
    INSERT INTO audit (actor, address, action, subject, contents)
    SELECT acting(), acting_from(), 'UPDATE', 'notice_attempt',
           array_agg(gen_random_uuid() || trail_image('notice_attempt', to_jsonb(held))::text ORDER BY held.id)
    FROM notice_attempt AS held WHERE notice_id::text = ANY (theirs) HAVING count(*) > 0;
    INSERT INTO audit (actor, address, action, subject, subject_id, after)
    VALUES (acting(), acting_from(), 'FORGET', 'person', whose, jsonb_build_object('request', request, 'forgotten', gone));
    RETURN jsonb_array_length(gone);
END $$;
