#!/usr/bin/env bash
# deploy/copies.sh replace   brings the schema up to date and replaces every copy of the application by one of the present
#                            image and configuration, one after the other
# deploy/copies.sh scale N   as many copies; those that leave are drained first
# No request fails in either. A newcomer that does not become healthy ends it, and what ran runs on.
set -euo pipefail
cd "$(dirname "$0")/.."

PATIENCE=${LABRA_PATIENCE:-180}

copies() { docker compose ps -q app; }

# The copy's address on the network that it shares with NGINX.
address() {
  docker inspect -f '{{range $name, $network := .NetworkSettings.Networks}}{{$name}} {{$network.IPAddress}}{{"\n"}}{{end}}' "$1" |
    awk '$1 ~ /_outside$/ {print $2}'
}

servers() { for copy in "$@"; do echo "server $(address "$copy"):8000 max_fails=1 fail_timeout=2s;"; done; }

# Gives NGINX the list that comes in, and waits until its old workers have answered what they had.
balance() {
  docker compose exec -T nginx sh -c '
    cat >/tmp/copies.conf
    nginx -q -t -c /etc/nginx/labra/nginx.conf 2>/dev/null && kill -HUP "$(cat /tmp/nginx.pid)"
    sleep 1
    for _ in $(seq 70); do grep -aqs "[s]hutting down" /proc/[0-9]*/cmdline || exit 0; sleep 1; done'
}

# Back to the list of Docker's name server; both lists for a moment, because a name is looked up only after a reload.
balance_by_name() {
  local by_name='server app:8000 resolve max_fails=1 fail_timeout=2s;'
  # shellcheck disable=SC2046
  { servers $(copies); echo "$by_name"; } | balance
  sleep 2
  docker compose exec -T nginx cat /etc/nginx/labra/copies.conf | balance
}

health() { docker inspect -f '{{.State.Health.Status}}' "$1"; }

await_health() {
  local deadline=$((SECONDS + PATIENCE))
  until [ "$(health "$1")" = healthy ]; do
    if ((SECONDS > deadline)) || [ "$(docker inspect -f '{{.State.Running}}' "$1")" != true ]; then
      docker logs --tail 20 "$1" >&2
      docker rm --force --volumes "$1" >/dev/null
      echo "the new copy did not become healthy: it is gone again, and what ran runs on" >&2
      return 1
    fi
    sleep 0.5
  done
}

# leave COPY: NGINX forgets it, it finishes what it has, it goes.
leave() {
  # shellcheck disable=SC2046
  servers $(copies | grep -vxF "$1") | balance
  docker stop --time 40 "$1" >/dev/null
  docker rm --volumes "$1" >/dev/null
}

# as_many N: starts what is missing and waits until it is healthy.
as_many() {
  local before newcomer
  before=$(copies)
  docker compose up -d --no-deps --no-recreate --scale "app=$1" app 2>/dev/null
  for newcomer in $(copies | grep -vxF "${before:-none}"); do
    await_health "$newcomer"
    echo "${newcomer:0:12} has come"
  done
}

replace_all() {
  local leaving old
  docker compose run --rm --no-deps migrate
  mapfile -t leaving < <(copies)
  trap balance_by_name EXIT
  for old in "${leaving[@]}"; do
    as_many $((${#leaving[@]} + 1))
    leave "$old"
    echo "${old:0:12} has left"
  done
}

scale() {
  local present old
  mapfile -t present < <(copies)
  if (($1 >= ${#present[@]})); then
    as_many "$1"
  else
    trap balance_by_name EXIT
    for old in "${present[@]:$1}"; do
      leave "$old"
      echo "${old:0:12} has left"
    done
  fi
}

case "${1:-}-${2:-}" in
  replace-) replace_all ;;
  scale-[1-9]*) scale "$2" ;;
  *) sed -n '2,6s/^# //p' "$0" && exit 2 ;;
esac
