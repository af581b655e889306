-- Makes the table of fines one of monthly partitions, by the time in their ids, with the same constraints, indexes, triggers,
-- rights and references from elsewhere.
SET session_replication_role = replica;
SET maintenance_work_mem = '512MB';
SET synchronous_commit = off;

DO $$
DECLARE
    statements text[];
    references_here text[];
    statement text;
    month timestamptz := date_trunc('month', now() - interval '366 days');
    first_id text := '00000000-0000-0000-0000-000000000000';
    next_id text;
BEGIN
    SELECT array_agg(def) INTO statements FROM (
        SELECT format('ALTER TABLE fine ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)) AS def
        FROM pg_constraint WHERE conrelid = 'fine'::regclass AND contype IN ('p', 'f')
        UNION ALL
        SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'fine'::regclass AND NOT indisprimary
        UNION ALL
        SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = 'fine'::regclass AND NOT tgisinternal
        UNION ALL
        SELECT format('ALTER TABLE fine OWNER TO %I', pg_get_userbyid(relowner)) FROM pg_class WHERE oid = 'fine'::regclass) AS kept;
    SELECT array_agg(format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)))
    INTO references_here FROM pg_constraint WHERE confrelid = 'fine'::regclass AND contype = 'f';
    FOR statement IN SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
                     FROM pg_constraint WHERE confrelid = 'fine'::regclass AND contype = 'f' LOOP
        EXECUTE statement;
    END LOOP;

    CREATE TABLE monthly (LIKE fine INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE) PARTITION BY RANGE (id);
    WHILE month < now() + interval '2 months' LOOP
        month := month + interval '1 month';
        next_id := CASE WHEN month < now() + interval '2 months'
            THEN lpad(to_hex((extract(epoch FROM month) * 1000)::bigint), 12, '0') || repeat('0', 20)
            ELSE repeat('f', 32) END;
        EXECUTE format('CREATE TABLE monthly_%s PARTITION OF monthly FOR VALUES FROM (%L) TO (%L)',
                       to_char(month - interval '1 month', 'YYYYMM'), first_id::uuid, next_id::uuid);
        first_id := next_id;
    END LOOP;
    INSERT INTO monthly SELECT * FROM fine;
    DROP TABLE fine;
    ALTER TABLE monthly RENAME TO fine;
    FOREACH statement IN ARRAY statements || references_here LOOP
        EXECUTE statement;
    END LOOP;
END $$;
