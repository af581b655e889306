#!/usr/bin/env bash
# What is asked of a site, and counted: the contract, and a load while something is done to it. Sourced; whoever sources says SITE, INSIDE,
# query (SQL as the database's master) and secret.
LOAD="$(dirname "${BASH_SOURCE[0]}")/load.lua"
fetch() { inside curl --silent --show-error --max-time 15 "$@"; }
status() { fetch --output /dev/null --write-out '%{http_code}' "$@"; }
answers() { local wanted=$1; shift; equals "$wanted" status "$@"; }
refused() { ! "$@"; }
json() { fetch --header 'Content-Type: application/json' "$@"; }
result() { grep -o "$1=[0-9]*" "$2" | cut -d= -f2; }
headers() { fetch --dump-header - --output /dev/null "$@"; }
fines_stored() { query -c "SELECT count(*) FROM fine WHERE comments = '$1'"; }

# load SECONDS KIND TOKEN TAG: at the most so long, until there is a file "enough". Where nobody answers wrk would try again
# without a pause: it is ended there.
load() {
  local wrk
  [ "$(status "$SITE/docs/")" = 200 ] || { echo "RESULT good=0 failed=1 codes=[nobody answers]"; return 1; }
  "${INSIDE[@]}" wrk -t1 -c2 "-d$1s" --timeout 15s -s "$LOAD" "$SITE/" -- "$2" "$3" "$4" &
  wrk=$!
  while sleep 1 && kill -0 $wrk 2>/dev/null; do
    { [ ! -e "$SCRATCH/enough" ] && [ "$(status "$SITE/docs/" 2>/dev/null)" != 000 ]; } || kill -INT $wrk 2>/dev/null
  done
  wait $wrk
}

contract() {
  local admin person vehicle officer email=compose@example.org
  admin=$(json "$SITE/token" --data "{\"usuario\": \"admin\", \"clave\": \"$(secret app/admin_password)\"}" | jq -r .access_token)
  ADMIN=$admin
  local as=(--header "Authorization: Bearer $admin")
  person=$(json "${as[@]}" "$SITE/personas" --data "{\"nombre\": \"Compose\", \"correo_electronico\": \"$email\"}" | jq -r .id)
  json "${as[@]}" "$SITE/personas" --data '{"nombre": "Nadie", "correo_electronico": "compose.nadie@example.org"}' >/dev/null
  vehicle=$(json "${as[@]}" "$SITE/vehiculos" --data "{\"placa_patente\": \"CMP 001\", \"marca\": \"Fiat\", \"color\": \"rojo\", \"persona_id\": $person}" | jq -r .id)
  officer=$(json "${as[@]}" "$SITE/policias" --data '{"nombre": "Compose", "numero_unico": "C-1"}' | jq -r .id)
  OFFICER=$(json "${as[@]}" "$SITE/policias/$officer/token" --data '{}' | jq -r .access_token)
  local fine='{"id": "01900000-0000-7000-8000-000000000001", "placa_patente": "cmp-001", "timestamp": "2025-06-01T10:00:00Z", "comentarios": "contrato"}'
  local with=(--header "Authorization: Bearer $OFFICER" --header 'Content-Type: application/json' "$SITE/cargar_infraccion")
  check "a fine is loaded" answers 200 "${with[@]}" --data "$fine"
  check "the same fine again gets the first answer" answers 200 "${with[@]}" --data "$fine"
  check "the same id with another body is 409" answers 409 "${with[@]}" --data "${fine/contrato/otro}"
  check "an unknown plate is 404" answers 404 "${with[@]}" --data '{"placa_patente": "ZZZ999", "timestamp": "2025-06-01T10:00:00Z", "comentarios": "x"}'
  check "broken JSON is 400" answers 400 "${with[@]}" --data '{'
  check "no token is 401" answers 401 --header 'Content-Type: application/json' "$SITE/cargar_infraccion" --data "$fine"
  check "the report lists the fine" satisfies 'length == 1' fetch "$SITE/generar_informe?email=$email"
  check "an unknown e-mail is 404" answers 404 "$SITE/generar_informe?email=nobody@example.org"
  check "a person with vehicles is not deleted" answers 409 -X DELETE "${as[@]}" "$SITE/personas/$person"
  check "the vehicle is registered" test "$vehicle" -gt 0
}

fine_loaded() {
  answers 200 --header "Authorization: Bearer $OFFICER" --header 'Content-Type: application/json' "$SITE/cargar_infraccion" \
    --data "{\"placa_patente\": \"CMP001\", \"timestamp\": \"2025-06-01T11:00:00Z\", \"comentarios\": \"$1\"}"
}

# under_load SECONDS TAG COMMAND…: three kinds of requests at once from before the command runs until so long after it; what
# failed of each, as figures.
under_load() {
  local after=$1 tag=$2 kind began
  shift 2
  load 600 fine "$OFFICER" "$tag" >"$SCRATCH/fine" 2>&1 &
  load 600 report "$OFFICER" "$tag" >"$SCRATCH/report" 2>&1 &
  load 600 person "$ADMIN" "$tag" >"$SCRATCH/person" 2>&1 &
  sleep 3
  began=$SECONDS
  "$@" >"$SCRATCH/command" 2>&1 || { cat "$SCRATCH/command"; FAILED=$((FAILED + 1)); }
  figure "$tag: the command took $((SECONDS - began)) s, with $((after + 3)) s of load around it"
  sleep "$after"
  touch "$SCRATCH/enough"
  wait
  rm "$SCRATCH/enough"
  for kind in fine report person; do figure "$tag, $kind: $(grep -h RESULT "$SCRATCH/$kind" | sed 's/RESULT //')"; done
  check "$tag: every fine answered with 200 is stored" test "$(fines_stored "$tag")" -ge "$(result good "$SCRATCH/fine")"
}

none_failed() { [ "$(result failed "$SCRATCH/$1")" = 0 ] && [ "$(result good "$SCRATCH/$1")" -gt 50 ]; }
