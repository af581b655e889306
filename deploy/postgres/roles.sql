-- The roles in the database "labra", for whoever may make roles there: labra_owner makes the schema, labra_app works in it, labra_monitor
-- looks at statistics, and labra_trail, as which nobody enters, alone adds to the audit trail. May be run again. Passwords are given apart.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'labra_owner') THEN
        CREATE ROLE labra_owner LOGIN CONNECTION LIMIT 10;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'labra_app') THEN
        CREATE ROLE labra_app LOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'labra_monitor') THEN
        CREATE ROLE labra_monitor LOGIN CONNECTION LIMIT 5;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'labra_trail') THEN
        CREATE ROLE labra_trail NOLOGIN;
    END IF;
    -- Whoever is no superuser has to be a member to give something away.
    IF NOT pg_has_role(current_user, 'labra_owner', 'SET') THEN
        GRANT labra_owner TO CURRENT_USER;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_auth_members WHERE roleid = 'labra_trail'::regrole AND member = 'labra_owner'::regrole) THEN
        GRANT labra_trail TO labra_owner;
    END IF;
    IF pg_has_role(current_user, 'pg_monitor', 'MEMBER WITH ADMIN OPTION') THEN
        GRANT pg_monitor TO labra_monitor;
    ELSE
        RAISE WARNING 'labra_monitor sees no statistics: % may not give pg_monitor', current_user;
    END IF;
    EXECUTE format('ALTER DATABASE %I OWNER TO labra_owner', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO labra_app, labra_monitor', current_database());
    EXECUTE format('ALTER ROLE labra_app IN DATABASE %I SET statement_timeout = ''60s''', current_database());
    IF (SELECT nspowner FROM pg_namespace WHERE nspname = 'public') <> 'labra_owner'::regrole THEN
        ALTER SCHEMA public OWNER TO labra_owner;
    END IF;
END $$;
SET ROLE labra_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO labra_app, labra_monitor;
RESET ROLE;
