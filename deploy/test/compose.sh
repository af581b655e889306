#!/usr/bin/env bash
# Proves the compose system for real: an engine of its own, the project's own Dockerfiles, every profile, failures and restores.
# Base images are stand-ins made of Debian's packages (see stand-ins.sh). Says "skipped" where it cannot run, never "passed".
# Its traffic stays on loopback addresses in its own network namespace; every load is bounded in time and rate.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.." || exit
# shellcheck source=deploy/test/engine.sh
. "$here/engine.sh"
# shellcheck source=deploy/test/stand-ins.sh
. "$here/stand-ins.sh"
# shellcheck source=deploy/test/checks.sh
. "$here/checks.sh"
# shellcheck source=deploy/test/site.sh
. "$here/site.sh"
# shellcheck source=deploy/test/scenes.sh
. "$here/scenes.sh"

give_up() {
  echo "skipped: $1"
  echo "compose: 0 passed, 0 failed, 1 skipped"
  exit 0
}

everything_down() { docker compose --profile '*' down --volumes --timeout 5 --remove-orphans >/dev/null 2>&1; }

cleanup() {
  everything_down
  engine_down
  namespace_down
  rm -rf "$SCRATCH"
}

reason=$(engine_refusal)
[ -z "$reason" ] || give_up "no Docker engine here ($reason)"
jdk=$(jdk_25) || give_up "no JDK 25 for the stand-in of the build image"
mkdir -p "$ENGINE"
exec 8>"$ENGINE/lock"
flock -n 8 || give_up "another run of this test uses the engine"
SCRATCH=$(mktemp -d /tmp/labra-compose.XXXXXX)
trap cleanup EXIT
trap 'exit 130' INT TERM

cp -r deploy/dns/zone "$SCRATCH/zone"
chmod -R a+rX "$SCRATCH"
export LABRA_DNS_ZONE="$SCRATCH/zone" LABRA_BACKUP_EVERY='45 seconds' LABRA_BACKUP_LOOK_EVERY=5 LABRA_BACKUP_DRILL_EVERY='1 hour'
# The load comes from one address.
export LABRA_LIMITS_REPORTS_PER_MINUTE=0
export LABRA_DATABASE_MEMORY=1024 COMPOSE_PROGRESS=quiet

echo "engine and stand-ins for base images"
engine_install >"$ENGINE/install.log" 2>&1 || give_up "the engine could not be installed: $(tail -1 "$ENGINE/install.log")"
engine_up build 2>"$ENGINE/up.log" || give_up "the engine did not start: $(tail -1 "$ENGINE/up.log")"
make_stand_ins "$jdk" >"$ENGINE/stand-ins.log" 2>&1 || give_up "stand-ins could not be made: $(tail -1 "$ENGINE/stand-ins.log")"

echo "docker compose build"
began=$SECONDS
if ! docker compose --profile '*' -f compose.yaml -f "$here/compose.build.yaml" build >"$ENGINE/build.log" 2>&1; then
  tail -30 "$ENGINE/build.log"
  echo "compose: 0 passed, 1 failed"
  exit 1
fi
figure "images built in $((SECONDS - began)) s"
engine_up run || give_up "the engine did not start in a namespace of its own"
# What a run that was killed left.
everything_down

for scene in ${LABRA_SCENES:-starts contract browser uploaded streamed hardened killed replaced scaled rotated database_restarted backed_up photos_backed_up restored dns mail observed maintained tls installed}; do
  echo "$scene"
  "$scene"
done
docker compose --profile '*' logs --no-color >"$ENGINE/compose.log" 2>&1
echo "secrets"
check "no secret is in a log" no_secret_in_logs
check "no e-mail address is in a log" no_address_in_logs
check "no secret is in what docker inspect tells" no_secret_in_inspection
check "no secret is in the images" no_secret_in_images
echo "compose: $PASSED passed, $FAILED failed, $SKIPPED skipped"
[ "$FAILED" = 0 ]
