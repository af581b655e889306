-- Whether a note, as JSON, tells of a person: it names an address of theirs; where the person ends also one that is about them, their
-- vehicles or the fines of these.
CREATE FUNCTION note_tells_of(told jsonb, whose bigint, whole boolean, addresses text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(names_address(told -> 'body', addresses), false)
        OR whole AND (told ->> 'person_id' = whose::text
                      OR told ->> 'vehicle_id' IN (SELECT id::text FROM vehicle WHERE person_id = whose)
                      OR told ->> 'fine_id' IN (SELECT fine.id::text FROM fine JOIN vehicle ON vehicle.id = vehicle_id
                                                WHERE person_id = whose))
$$;

-- Takes notes that tell of a person, and the names of their files, out of the trail, as `forget` (V91) does with the rest and before it:
-- the addresses are looked for in what that takes out.
CREATE FUNCTION forget_notes(request bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET TimeZone = 'UTC' AS $$
DECLARE
    whose bigint := (SELECT person_id FROM privacy_request
                     WHERE id = request AND decided_at = now() AND confirmed AND decided_by <> asked_by);
    whole boolean := (SELECT kind = 'ANONYMISE' FROM privacy_request WHERE id = request);
    addresses text[] := addresses_of(whose);
    notes text[];
    files text[];
    gone jsonb;
BEGIN
    IF whose IS NULL THEN
        RAISE EXCEPTION 'nobody decided that in this transaction' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT coalesce(array_agg(DISTINCT said ->> 'id'), '{}') INTO notes
    FROM (SELECT unnest(ARRAY[before, after]) AS said FROM audit WHERE subject = 'note' AND contents IS NULL
          UNION ALL SELECT substr(each, 37)::jsonb FROM audit, unnest(contents) AS each
          WHERE subject = 'note' AND contents IS NOT NULL AND NOT starts_with(each, 'sha256:')) AS told
    WHERE note_tells_of(said, whose, whole, addresses);
    SELECT coalesce(array_agg(DISTINCT said ->> 'id'), '{}') INTO files
    FROM (SELECT unnest(ARRAY[before, after]) AS said FROM audit WHERE subject = 'note_file' AND contents IS NULL
          UNION ALL SELECT substr(each, 37)::jsonb FROM audit, unnest(contents) AS each
          WHERE subject = 'note_file' AND contents IS NOT NULL AND NOT starts_with(each, 'sha256:')) AS told
    WHERE said ->> 'note_id' = ANY (notes) OR names_address(said -> 'name', addresses);
    WITH one AS (
        UPDATE audit SET forgotten = sha256(convert_to(concat_ws(' ', salt, coalesce(before::text, '-'), coalesce(after::text, '-')), 'UTF8')),
                         salt = NULL, before = NULL, after = NULL
        WHERE contents IS NULL AND forgotten IS NULL AND action <> 'FORGET' AND subject_id IS NOT NULL
          AND (subject = 'note' AND subject_id = ANY (notes) OR subject = 'note_file' AND subject_id = ANY (files))
        RETURNING id),
    heaps AS (
        SELECT id, array_agg(number) AS numbers FROM audit, unnest(contents) WITH ORDINALITY AS told (said, number)
        WHERE contents IS NOT NULL AND NOT starts_with(said, 'sha256:') AND subject IN ('note', 'note_file')
          AND substr(said, 37)::jsonb ->> 'id' = ANY (CASE subject WHEN 'note' THEN notes ELSE files END)
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
    FROM (SELECT 1 AS turn, 'note' AS subject, id, to_jsonb(held) AS image FROM note AS held WHERE held.id::text = ANY (notes)
          UNION ALL SELECT 2, 'note_file', id, to_jsonb(held) FROM note_file AS held WHERE held.id::text = ANY (files)) AS left_over
    ORDER BY turn, id;
    IF jsonb_array_length(gone) > 0 THEN
        INSERT INTO audit (actor, address, action, subject, subject_id, after)
        VALUES (acting(), acting_from(), 'FORGET', 'privacy_request', request, jsonb_build_object('request', request, 'forgotten', gone));
    END IF;
    RETURN jsonb_array_length(gone);
END $$;
