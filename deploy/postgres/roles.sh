#!/usr/bin/env bash
# The roles: labra_owner makes the schema, labra_app works in it, labra_monitor looks at statistics, and labra_trail, as which
# nobody enters, alone adds to the audit trail. Runs once, on an empty volume.
set -euo pipefail

secret() { cat "/run/secrets/$1"; }

psql -v ON_ERROR_STOP=1 --username postgres --no-psqlrc --quiet \
  -v owner="$(secret owner_password)" -v app="$(secret app_password)" -v monitor="$(secret monitor_password)" <<'SQL'
CREATE DATABASE labra ENCODING 'UTF8' TEMPLATE template0;
\connect labra
\i /etc/labra/roles.sql
ALTER ROLE labra_owner PASSWORD :'owner';
ALTER ROLE labra_app PASSWORD :'app';
ALTER ROLE labra_monitor PASSWORD :'monitor';
CREATE EXTENSION pg_stat_statements;
SQL
