-- The trail sealed: each thing it tells has the hash of a leaf, made in the statement that tells it; the log puts them in order,
-- in a tree of tiles, under roots that are signed and shown to everybody (docs/trail.md).

ALTER TABLE audit ADD COLUMN salt uuid, ADD COLUMN leaves bytea CHECK (length(leaves) % 32 = 0);
ALTER TABLE audit ALTER COLUMN leaves SET STORAGE EXTERNAL;
ALTER TABLE audit DROP CONSTRAINT audit_action_check,
    ADD CONSTRAINT audit_action_check CHECK (action IN ('INSERT', 'UPDATE', 'DELETE', 'ADOPT'));

-- The hashes of a row's leaves. A leaf is `["labra/1", row, moment, actor, address, session, action, subject, id] number hash`, where
-- hash is that of what was said: text that is forgotten leaves its hash, and the tree as it was.
CREATE FUNCTION trail_leaves(told audit) RETURNS bytea LANGUAGE plpgsql STABLE AS $$
DECLARE
    about text := json_build_array(
        'labra/1', told.id, to_char(told.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        told.actor, told.address, told.session, told.action, told.subject, told.subject_id)::text;
BEGIN
    IF told.contents IS NULL THEN
        RETURN sha256('\x00' || convert_to(about || ' 1 ' || encode(sha256(convert_to(
            concat_ws(' ', told.salt, coalesce(told.before::text, '-'), coalesce(told.after::text, '-')), 'UTF8')), 'hex'), 'UTF8'));
    END IF;
    RETURN (SELECT string_agg(sha256('\x00' || convert_to(
                       about || ' ' || number || ' ' || encode(sha256(convert_to(said, 'UTF8')), 'hex'), 'UTF8')), '' ORDER BY number)
            FROM unnest(told.contents) WITH ORDINALITY AS each (said, number));
END $$;

CREATE FUNCTION seal_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.session := session_user;
    NEW.salt := CASE WHEN NEW.contents IS NULL THEN gen_random_uuid() END;
    NEW.leaves := trail_leaves(NEW);
    RETURN NEW;
END $$;
CREATE TRIGGER sealed BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION seal_row();

-- What was told before there was a log.
ALTER TABLE audit DISABLE TRIGGER append_only;
UPDATE audit SET salt = CASE WHEN contents IS NULL THEN gen_random_uuid() END WHERE leaves IS NULL;
UPDATE audit SET leaves = trail_leaves(audit) WHERE leaves IS NULL;
ALTER TABLE audit ENABLE TRIGGER append_only;

-- The order of the log: which row of the trail begins at which leaf.
CREATE TABLE log_entry (
    first_leaf bigint PRIMARY KEY,
    audit_id   bigint NOT NULL CONSTRAINT log_entry_once UNIQUE
);
-- The tree, 256 hashes a tile; the last of each level grows.
CREATE TABLE log_tile (
    level  smallint NOT NULL,
    index  bigint NOT NULL,
    hashes bytea NOT NULL CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0),
    PRIMARY KEY (level, index)
);
ALTER TABLE log_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;
-- The roots, signed. Every row of the trail up to settled_id is in the log.
CREATE TABLE log_checkpoint (
    size       bigint PRIMARY KEY CHECK (size > 0),
    at         timestamptz NOT NULL,
    settled_id bigint NOT NULL,
    note       text NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What each told table looked like when all that it holds was last told: a table whose columns changed is told again as it is
-- (afterMigrate.sql), so that what the trail says of a row can be laid beside the row.
CREATE TABLE trail_layout (
    subject text PRIMARY KEY,
    columns text[] NOT NULL
);
CREATE FUNCTION adopt(told regclass) RETURNS void LANGUAGE plpgsql
    SET TimeZone = 'UTC' SET DateStyle = 'ISO' SET bytea_output = 'hex' SET extra_float_digits = 1 AS $$
DECLARE
    name text := (SELECT relname FROM pg_class WHERE oid = told);
    image text := CASE name WHEN 'fine' THEN 'kept::text' ELSE format('trail_image(%L, to_jsonb(kept))::text', name) END;
    ids text := CASE name WHEN 'fine' THEN 'array_agg((kept).id)' ELSE 'NULL::uuid[]' END;
BEGIN
    EXECUTE format($adopted$
        INSERT INTO audit (actor, action, subject, subject_ids, contents)
        SELECT acting(), 'ADOPT', %L, %s, array_agg(gen_random_uuid() || %s)
        FROM (SELECT held AS kept, (row_number() OVER () - 1) / 1000 AS heap FROM %s AS held) AS heaps GROUP BY heap ORDER BY heap
        $adopted$, name, ids, image, told);
END $$;
