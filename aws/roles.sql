-- The roles of cases 2 and 3, by psql as labra_owner, before the migrations and after them: :app is labra_app's password. What the
-- migrations' afterMigrate.sql grants is not said here again. The functions' roles are made by their own handler (lambda/handlers).
SELECT CASE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = 'labra_app') THEN 'ALTER' ELSE 'CREATE' END AS make \gset
:make ROLE labra_app LOGIN PASSWORD :'app';
SELECT 'CREATE ROLE labra_trail NOLOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'labra_trail') \gexec
GRANT labra_trail TO labra_owner;
REVOKE ALL ON DATABASE labra FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT CONNECT ON DATABASE labra TO labra_app;
GRANT USAGE ON SCHEMA public TO labra_app;
ALTER ROLE labra_app IN DATABASE labra SET statement_timeout = '60s';
