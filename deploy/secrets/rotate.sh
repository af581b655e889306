#!/usr/bin/env bash
# deploy/secrets/rotate.sh: new passwords for the database's roles. Open sessions stay; the copies are replaced one by one.
set -euo pipefail
cd "$(dirname "$0")/../.."

docker compose run --rm --no-deps secrets renew
for role in owner app monitor; do
  docker compose exec -T database sh -c '
    psql -h /run/postgresql -d labra -XAtq -v ON_ERROR_STOP=1 -v role="labra_$1" -v password="$(cat "/run/secrets/$1_password")"' sh $role \
    <<<"ALTER ROLE :\"role\" PASSWORD :'password'"
done
deploy/copies.sh replace
docker compose --profile observability ps -q database-metrics | xargs -r docker restart >/dev/null
