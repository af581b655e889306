-- Where the application has a role of its own, that role may add to the trail and read it, and does not touch the schema's history.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'labra_app' AND rolname <> current_user) THEN
        REVOKE UPDATE, DELETE ON audit FROM labra_app;
        REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history, backup_report FROM labra_app;
    END IF;
END $$;
