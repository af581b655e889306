#!/usr/bin/env bash
# The roles in a database that is managed elsewhere, such as RDS, by its master: the file master_url has the master's address with
# password, as psql takes it. Makes the database too if it is not there. May be run again, and with new passwords.
set -euo pipefail
secrets=${LABRA_SECRETS:-/run/secrets} here=${LABRA_ROLES:-/etc/labra}
master=$(cat "$secrets/master_url")
ask() { psql "$master" -XAtq -v ON_ERROR_STOP=1 "$@"; }

database=$(ask -c 'SELECT current_database()')
if [ "$database" != labra ]; then
  [ "$(ask -c "SELECT count(*) FROM pg_database WHERE datname = 'labra'")" = 1 ] ||
    ask -c "CREATE DATABASE labra ENCODING 'UTF8' TEMPLATE template0"
fi
# Said over the input: a password on the command line could be seen.
ask -v owner="$(cat "$secrets/owner_password")" -v app="$(cat "$secrets/app_password")" -v monitor="$(cat "$secrets/monitor_password")" \
  -v roles="$here/roles.sql" <<'SQL'
\connect labra
\i :roles
ALTER ROLE labra_owner PASSWORD :'owner';
ALTER ROLE labra_app PASSWORD :'app';
ALTER ROLE labra_monitor PASSWORD :'monitor';
SQL
echo "the roles are there"
