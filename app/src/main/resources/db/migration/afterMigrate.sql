-- Who may do what in the schema, said anew after each migration.

-- A told table whose columns changed is told as it is now.
DO $$
DECLARE
    changed record;
BEGIN
    FOR changed IN
        SELECT told.oid::regclass AS told, told.relname AS name, array_agg(attname::text ORDER BY attnum) AS columns
        FROM pg_class AS told JOIN pg_attribute ON attrelid = told.oid AND attnum > 0 AND NOT attisdropped
        WHERE told.relnamespace = current_schema()::regnamespace AND told.relkind = 'r'
          AND EXISTS (SELECT FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
                      WHERE tgrelid = told.oid AND prosrc LIKE '%INSERT INTO audit%')
        GROUP BY told.oid, told.relname
    LOOP
        IF NOT EXISTS (SELECT FROM trail_layout WHERE subject = changed.name AND columns = changed.columns) THEN
            PERFORM adopt(changed.told);
            INSERT INTO trail_layout (subject, columns) VALUES (changed.name, changed.columns)
            ON CONFLICT (subject) DO UPDATE SET columns = excluded.columns;
        END IF;
    END LOOP;
END $$;

-- The functions that run as their owner write the trail. Their owner is labra_trail, as which nobody enters. A database without
-- that role keeps them with the schema's owner.
DO $$
DECLARE
    schema text := current_schema();
    apart boolean := EXISTS (SELECT FROM pg_roles WHERE rolname = 'labra_trail');
    writer regprocedure;
BEGIN
    IF apart THEN
        EXECUTE format('GRANT USAGE, CREATE ON SCHEMA %I TO labra_trail', schema);
        GRANT INSERT ON audit, outbox, earlier_number TO labra_trail;
        -- What `forget` looks at, and the texts that it takes out.
        GRANT SELECT ON audit, person, vehicle, notice, notice_attempt, privacy_request, requested_change, change_reason TO labra_trail;
        -- And `forget_notes`.
        GRANT SELECT ON note, note_file TO labra_trail;
        GRANT SELECT (id, vehicle_id) ON fine TO labra_trail;
        GRANT UPDATE (salt, before, after, contents, forgotten) ON audit TO labra_trail;
        GRANT USAGE ON SEQUENCE fine_numbers TO labra_trail;
    END IF;
    FOR writer IN SELECT oid FROM pg_proc WHERE prosecdef AND pronamespace = schema::regnamespace LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', writer, schema);
        IF apart THEN
            EXECUTE format('ALTER FUNCTION %s OWNER TO labra_trail', writer);
        END IF;
    END LOOP;
    IF apart THEN
        EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM labra_trail', schema);
    END IF;
END $$;

-- The role labra_app is there where the application has one of its own: it works in the tables, reads the trail, and touches
-- neither what is only added to nor the schema's history.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'labra_app' AND rolname <> current_user) THEN
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO labra_app', current_schema());
        EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO labra_app', current_schema());
        REVOKE INSERT, UPDATE, DELETE ON earlier_number FROM labra_app;
        REVOKE UPDATE, DELETE ON acta, number_end, audit, fine_event, journal, posting, security_event, log_entry, log_checkpoint, log_stamp, log_verification FROM labra_app;
        REVOKE DELETE ON log_tile, payment, payment_reversal, privacy_request FROM labra_app;
        REVOKE DELETE ON note, note_file, note_mention FROM labra_app;
        REVOKE UPDATE ON note_file_key FROM labra_app;
        REVOKE UPDATE, DELETE ON note_look FROM labra_app;
        REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history, backup_report, trail_layout FROM labra_app;
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'labra_trail') THEN
            REVOKE INSERT ON audit FROM labra_app;
        END IF;
    END IF;
END $$;
