#!/usr/bin/env bash
# deploy/backup/restore.sh ['2026-05-01 12:00:00-03']: puts the database back as it was at that moment, or, without one, as late as
# can be. What the data folder holds now is replaced. The application's copies wait; NGINX shows its page meanwhile.
set -euo pipefail
cd "$(dirname "$0")/../.."

compose() { docker compose "$@"; }
query() { compose exec -T database psql -h /run/postgresql -d labra -XAtq -v ON_ERROR_STOP=1 "$@"; }

started=$SECONDS
copies=$(compose ps -q app | wc -l)
compose stop app backup database
compose run --rm --no-deps restore ${1:+"$1"}
compose up -d --no-deps database
until [ "$(query -c 'SELECT pg_is_in_recovery()' 2>/dev/null)" = f ]; do sleep 0.5; done
# A later restart must not look for the moment again.
for setting in recovery_target_time recovery_target_action restore_command; do
  query -c "ALTER SYSTEM RESET $setting"
done
compose up -d --no-deps --scale "app=$((copies > 0 ? copies : 1))" --wait app
compose up -d --no-deps backup
echo "restored in $((SECONDS - started)) s; the last fine is of $(query -c "SELECT coalesce(max(received_at)::text, 'never') FROM fine")"
# A new history starts here: it gets a full backup of its own.
compose exec -T backup backup-task full
