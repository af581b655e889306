#!/usr/bin/env bash
# Three roles: labra_owner makes the schema, labra_app works in it, labra_monitor looks at statistics. Runs once, on an empty volume.
set -euo pipefail

secret() { cat "/run/secrets/$1"; }

psql -v ON_ERROR_STOP=1 --username postgres --no-psqlrc --quiet \
  -v owner="$(secret owner_password)" -v app="$(secret app_password)" -v monitor="$(secret monitor_password)" <<'SQL'
CREATE ROLE labra_owner LOGIN PASSWORD :'owner' CONNECTION LIMIT 10;
CREATE ROLE labra_app LOGIN PASSWORD :'app';
CREATE ROLE labra_monitor LOGIN PASSWORD :'monitor' CONNECTION LIMIT 5 IN ROLE pg_monitor;
CREATE DATABASE labra OWNER labra_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE labra FROM PUBLIC;
GRANT CONNECT ON DATABASE labra TO labra_app, labra_monitor;
ALTER ROLE labra_app IN DATABASE labra SET statement_timeout = '60s';
\connect labra
CREATE EXTENSION pg_stat_statements;
ALTER SCHEMA public OWNER TO labra_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO labra_app, labra_monitor;
ALTER DEFAULT PRIVILEGES FOR ROLE labra_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO labra_app;
ALTER DEFAULT PRIVILEGES FOR ROLE labra_owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO labra_app;
SQL
