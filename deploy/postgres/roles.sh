#!/usr/bin/env bash
# The roles: labra_owner makes the schema, labra_app works in it, labra_monitor looks at statistics, and labra_trail, as which
# nobody enters, alone adds to the audit trail. Runs once, on an empty volume.
set -euo pipefail

secret() { cat "/run/secrets/$1"; }

psql -v ON_ERROR_STOP=1 --username postgres --no-psqlrc --quiet \
  -v owner="$(secret owner_password)" -v app="$(secret app_password)" -v monitor="$(secret monitor_password)" <<'SQL'
CREATE ROLE labra_owner LOGIN PASSWORD :'owner' CONNECTION LIMIT 10;
CREATE ROLE labra_app LOGIN PASSWORD :'app';
CREATE ROLE labra_monitor LOGIN PASSWORD :'monitor' CONNECTION LIMIT 5 IN ROLE pg_monitor;
CREATE ROLE labra_trail NOLOGIN ROLE labra_owner;
CREATE DATABASE labra OWNER labra_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE labra FROM PUBLIC;
GRANT CONNECT ON DATABASE labra TO labra_app, labra_monitor;
ALTER ROLE labra_app IN DATABASE labra SET statement_timeout = '60s';
\connect labra
CREATE EXTENSION pg_stat_statements;
ALTER SCHEMA public OWNER TO labra_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO labra_app, labra_monitor;
SQL
