#!/usr/bin/env bash
# What compose.sh plays through, one function a scene, in the order of its list. Sourced by it.
SITE=http://127.0.0.1:8000
query() { docker compose exec -T database psql -h /run/postgresql -d labra -XAtq -v ON_ERROR_STOP=1 "$@"; }
as_app() { docker compose exec -T database sh -c 'PGPASSWORD=$(cat /run/secrets/app_password) exec psql -h 127.0.0.1 -U labra_app -d labra -XAtq -v ON_ERROR_STOP=1 -c "$1"' sh "$1"; }
secret() { docker compose run --rm --no-deps -T secrets show "$1"; }
reports() { query -c "SELECT count(*) FROM backup_report WHERE outcome = 'GOOD' AND $1"; }
healthy_copies() { docker compose ps --format json app | grep -c '"Health":"healthy"'; }
copies_reached() { docker logs "$(docker compose ps -q nginx)" 2>/dev/null | jq -rR 'fromjson? | .upstream_status as $s | select($s == "200") | .upstream' | sort -u | wc -l; }

starts() {
  local began first
  began=$(millis)
  docker compose up -d >"$ENGINE/up.log" 2>&1 &
  until [ "$(status "$SITE/docs/" 2>/dev/null)" = 200 ] || (($(millis) - began > 180000)); do sleep 0.1; done
  first=$(($(millis) - began))
  wait $!
  if [ "$(status "$SITE/docs/")" != 200 ]; then
    tail -5 "$ENGINE/up.log"
    echo "compose: 0 passed, 1 failed: it does not come up"
    exit 1
  fi
  figure "first 200 after $((first / 1000)).$((first % 1000 / 100)) s of up, from empty volumes on"
  docker compose up -d --no-recreate --scale app=3 app >>"$ENGINE/up.log" 2>&1
  check "three copies are healthy" within 90 equals 3 healthy_copies
  check "the documentation answers on 8000" answers 200 "$SITE/docs/"
  check "the interface answers on 8501" answers 200 --location http://127.0.0.1:8501/
}

browser() {
  check "Chromium shows the interface on 8501" within 40 interface_in_chromium
}

interface_in_chromium() {
  inside timeout 30 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$SCRATCH/chromium" --virtual-time-budget=5000 \
    --dump-dom http://localhost:8501/ 2>/dev/null | grep -qi 'labra'
}

# A file as large as one may be, sent by a browser's form, looked at by the application.
uploaded() {
  local jar="$SCRATCH/jar" seen
  printf 'nombre,correo_electronico\n' >"$SCRATCH/people.csv"
  yes 'Una persona con un nombre que se repite a lo largo de todo el archivo,repetida@example.org' | head -c 195000000 >>"$SCRATCH/people.csv"
  check "a browser signs in" answers 303 --cookie-jar "$jar" http://127.0.0.1:8501/entrar --data usuario=admin \
    --data-urlencode "clave=$(secret app/admin_password)" --data volver=/
  seen=$(inside curl --silent --show-error --max-time 120 --cookie "$jar" --header 'Origin: http://127.0.0.1:8501' --form tipo=people \
    --form "archivo=@$SCRATCH/people.csv" --write-out '%{http_code} %{time_total} %{redirect_url}' --output /dev/null http://127.0.0.1:8501/admin/importar)
  figure "a file of 195 MB: $seen"
  check "a file of 195 MB is taken" prints '^303 .*/archivo/' echo "$seen"
  check "and looked at" answers 200 --max-time 60 --cookie "$jar" "${seen##* }"
  check "nothing of it is left in the copies" refused docker compose exec -T app sh -c 'ls /uploads/*.csv /uploads/uploads/*'
  check "every copy is well after it" equals 3 healthy_copies
  query -c 'DELETE FROM import_upload' >/dev/null
  rm "$SCRATCH/people.csv"
}

# A stream of fines longer than what NGINX takes of any other request, answered while it is sent.
streamed() {
  local count=40000
  seq "$count" | sed 's|.*|{"placa_patente":"CMP001","timestamp":"2025-06-02T10:00:00Z","comentarios":"streamed","id":"&"}|' |
    awk '{sub(/"id":"[0-9]+"/, sprintf("\"id\":\"01900000-0000-7000-9000-%012x\"", NR)); print}' >"$SCRATCH/fines.ndjson"
  check "a stream of $count fines is answered line by line" equals "$count" stream_answers
  check "and stored" equals "$count" fines_stored streamed
  # What comes next measures other things than how fast mails are written.
  check "and each of their owner's mails is written" within 900 equals "$count" mails_sent
}

mails_sent() { query -c "SELECT count(*) FROM notice JOIN fine ON fine.id = notice.fine_id WHERE fine.comments = 'streamed' AND notice.state = 'SENT'"; }

stream_answers() {
  inside curl --silent --show-error --max-time 90 --header "Authorization: Bearer $OFFICER" --header 'Content-Type: application/x-ndjson' \
    --upload-file "$SCRATCH/fines.ndjson" --request POST "$SITE/multas/lote" | grep -c '"status": *200\|"estado": *200\|200'
}

sign_ins() { local _; for _ in $(seq "$1"); do status --header 'Content-Type: application/json' --data '{}' "$SITE/token" && echo; done; }

hardened() {
  local size
  size=$(docker image inspect -f '{{.Size}}' labra:latest)
  figure "the application's image has $((size / 1000000)) MB"
  check "the image is below 250 MB" test "$size" -lt 250000000
  check "the application is not root" equals 10001 docker compose exec -T app id -u
  check "its file system is read-only" refused docker compose exec -T app sh -c 'echo x >/app/x'
  check "no build tool is in it" refused docker compose exec -T app sh -c 'ls /opt/java/bin/javac /opt/maven /usr/bin/apt-get /usr/bin/dpkg'
  check "the AOT cache is used" docker compose exec -T app java -XX:AOTMode=on -XX:AOTCache=/app/labra.aot -XX:+UseCompactObjectHeaders -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar /app/quarkus-run.jar --help
  check "the log spells Spanish" prints 'está|contraseña' docker compose logs --no-log-prefix app
  check "the application's role makes no table" refused as_app 'CREATE TABLE mine (id int)'
  check "the application's role changes no trail" refused as_app 'DELETE FROM audit'
  check "the application's role reads the registers" as_app 'SELECT count(*) FROM person'
  check "answers carry a request id" prints '^x-request-id: .' headers "$SITE/docs/"
  check "text comes compressed" prints '^content-encoding: gzip' headers --compressed "$SITE/docs/swagger-ui.css"
  head -c 1500000 /dev/zero >"$SCRATCH/large"
  check "a large body is 413" answers 413 --header 'Content-Type: application/json' --data-binary "@$SCRATCH/large" "$SITE/personas"
  check "static files are kept by NGINX" within 5 prints '^x-cache: hit' headers "$SITE/docs/swagger-ui.css"
  check "the access log is JSON with the request id" satisfies '.request_id and .path' docker logs --tail 1 "$(docker compose ps -q nginx)"
  check "requests reach every copy" at_least 3 copies_reached
  check "too many sign-ins are 429" prints 429 sign_ins 60
  sleep 5
}

kill_a_copy() { docker kill -s KILL "$(docker compose ps -q app | head -1)"; }

killed() {
  under_load 15 killed kill_a_copy
  check "no fine failed while a copy was killed" none_failed fine
  check "no report failed while a copy was killed" none_failed report
  docker compose up -d --no-recreate --scale app=3 app >/dev/null 2>&1
  check "three copies are healthy again" within 90 equals 3 healthy_copies
}

replaced() {
  local before
  before=$(docker compose ps -q app | sort)
  under_load 5 replaced deploy/copies.sh replace
  check "every copy was replaced" test -z "$(comm -12 <(echo "$before") <(docker compose ps -q app | sort))"
  for kind in fine report person; do check "no $kind failed while all copies were replaced" none_failed $kind; done
}

more_and_fewer() { deploy/copies.sh scale 4 && deploy/copies.sh scale 2; }

scaled() {
  under_load 5 scaled more_and_fewer
  check "two copies are left" test "$(docker compose ps -q app | wc -l)" = 2
  for kind in fine report person; do check "no $kind failed while copies came and left" none_failed $kind; done
}

app_connects() { docker compose exec -T -e "PGPASSWORD=$1" database psql -h 127.0.0.1 -U labra_app -d labra -XAtqc 'SELECT 1'; }

rotated() {
  local before
  before=$(secret database/app_password)
  check "the password opens the database" app_connects "$before"
  under_load 5 rotated deploy/secrets/rotate.sh
  check "it opens the database no longer" refused app_connects "$before"
  check "the new one does" app_connects "$(secret database/app_password)"
  for kind in fine report person; do check "no $kind failed while passwords changed" none_failed $kind; done
}

database_restarted() {
  under_load 10 database docker compose restart database
  check "a fine is loaded after the restart" within 20 fine_loaded after-restart
}

# A photo as the application keeps it, with its row; the device that would have brought it is of no matter here.
photo_kept() {
  PHOTO=$(sha256sum <<<"$1" | cut -d' ' -f1)
  # shellcheck disable=SC2016
  docker compose exec -T app sh -c 'umask 027; busybox mkdir -p "/evidence/$1" && cat >"/evidence/$1/$2"' sh "${PHOTO:0:2}/${PHOTO:2:2}" "$PHOTO" <<<"$1"
  photo_known "$PHOTO"
}

photo_known() {
  query -c "SET session_replication_role = replica" -c "INSERT INTO evidence (sha256, bytes, type, width, height, device_id, received_at)
    VALUES (decode('$1', 'hex'), 9, 'image/jpeg', 1, 1, gen_random_uuid(), now() - interval '1 hour')" >/dev/null
}

photo_read() { [ "$(docker compose exec -T app cat "/evidence/${PHOTO:0:2}/${PHOTO:2:2}/$PHOTO" | sha256sum | cut -d' ' -f1)" = "$PHOTO" ]; }

photos_backed_up() {
  local absent
  photo_kept 'a photo'
  check "a backup takes the photos along" docker compose exec -T backup backup-task incr
  check "a rehearsal reads them out of their copy" prints '1 photos and signatures read' docker compose exec -T backup evidence-backup drill
  check "their copy is whole" docker compose exec -T backup evidence-backup verify
  check "no photo stands readable in it" refused docker compose exec -T backup grep -rqa 'a photo' /var/lib/pgbackrest/evidence
  docker compose exec -T app busybox rm -r "/evidence/${PHOTO:0:2}"
  check "a photo is lost" refused photo_read
  check "one command brings it back" docker compose run --rm -T restore-evidence
  check "and the application reads it" photo_read
  absent=$(sha256sum <<<'no photo' | cut -d' ' -f1)
  photo_known "$absent"
  check "a rehearsal finds one that was never copied" prints "evidence $absent is not" docker compose exec -T backup evidence-backup drill
  query -c "SET session_replication_role = replica" -c "DELETE FROM evidence" >/dev/null
}

backup_age() { docker compose exec -T app wget -q -O - http://127.0.0.1:9000/q/metrics | awk '/^labra_backup_age_seconds/ {print int($2)}'; }

backed_up() {
  check "a full backup was taken by schedule" within 120 at_least 1 reports "kind = 'FULL'"
  check "an incremental one followed" within 150 at_least 1 reports "kind = 'INCREMENTAL'"
  check "the repository was verified" within 120 at_least 1 reports "task = 'VERIFY'"
  check "a restore was rehearsed by schedule" within 180 at_least 1 reports "task = 'DRILL'"
  check "the repository is encrypted" satisfies '.[0].cipher == "aes-256-cbc"' docker compose exec -T backup pgbackrest --stanza=labra --output=json info
  check "no name stands readable in it" refused docker compose exec -T backup grep -rqa CMP001 /var/lib/pgbackrest
  check "the application tells the age of the last good backup" at_least 0 backup_age
  check "a restore drill by hand finds every fine" docker compose exec -T backup restore-drill
}

# The volume with the data is lost one minute after a fine was loaded, and seconds after another; then a mistake is undone.
restored() {
  local began mark stored
  check "a fine is loaded a minute before the loss" fine_loaded a-minute-before
  sleep 60
  load 5 fine "$OFFICER" last-seconds >"$SCRATCH/fine" 2>&1
  load 8 fine "$OFFICER" during-the-loss >"$SCRATCH/during" 2>&1 &
  sleep 4
  docker kill -s KILL "$(docker compose ps -q database)" >/dev/null
  wait $!
  docker compose rm -sf database backup >/dev/null 2>&1
  docker volume rm labra_database >/dev/null
  began=$SECONDS
  check "the lost database is restored by one command" deploy/backup/restore.sh
  figure "restored after the loss of the whole volume in $((SECONDS - began)) s, its first full backup included"
  check "the fine of a minute before is there" equals 1 fines_stored a-minute-before
  stored=$(fines_stored last-seconds)
  figure "fines of the last seconds: $(result good "$SCRATCH/fine") answered with 200, $stored kept"
  figure "fines lost: $(($(result good "$SCRATCH/during") - $(fines_stored during-the-loss))) of $(result good "$SCRATCH/during") answered with 200 while the database was killed"
  check "no fine of the last seconds is lost" test "$stored" -ge "$(result good "$SCRATCH/fine")"
  check "a fine is loaded after the restore" within 30 fine_loaded after-restore

  sleep 35
  mark=$(query -c 'SELECT now()')
  sleep 1
  query -c "DELETE FROM fine WHERE comments = 'a-minute-before'"
  sleep 35
  began=$SECONDS
  check "a moment is restored by one command" deploy/backup/restore.sh "$mark"
  figure "restored to a moment in $((SECONDS - began)) s, its first full backup included"
  check "the fine deleted by mistake is back" equals 1 fines_stored a-minute-before
  check "the database takes fines again" within 30 fine_loaded after-moment
}

ask_zone() { inside dig +short +time=2 +tries=1 @127.0.0.1 -p 1053 "$@"; }

dns() {
  docker compose --profile dns up -d dns >/dev/null 2>&1
  check "the zone answers" within 30 equals 192.0.2.10 ask_zone multas.municipio.example A
  check "it answers over TCP too" equals 192.0.2.10 ask_zone +tcp multas.municipio.example A
  check "nobody else's names are answered" prints 'status: REFUSED' inside dig +time=2 @127.0.0.1 -p 1053 example.com A
  sed -i 's/^multas .*/multas  A  not-an-address/' "$SCRATCH/zone/town.zone"
  check "a zone with an error is refused" refused docker compose exec -T dns reload-zone
  check "and the old one goes on" equals 192.0.2.10 ask_zone multas.municipio.example A
  sed -i 's/^multas .*/multas  A     192.0.2.77/' "$SCRATCH/zone/town.zone"
  check "an edited zone is loaded" docker compose exec -T dns reload-zone
  check "and answers" within 10 equals 192.0.2.77 ask_zone multas.municipio.example A
}

mail_shows() { satisfies "map(select(.to[0].address == \"$1\")) | length >= 1" fetch http://127.0.0.1:1080/email; }

mail() {
  docker compose --env-file deploy/mail.env up -d --scale app=2 >/dev/null 2>&1
  check "the mail catcher answers" within 40 answers 200 http://127.0.0.1:1080/
  check "a fine is loaded" within 60 fine_loaded mailed
  check "its owner's mail arrives" within 60 mail_shows compose@example.org
}

ask_prometheus() { fetch --get --data-urlencode "query=$1" http://127.0.0.1:9090/api/v1/query | jq -r '.data.result[0].value[1]'; }

observed() {
  local expression failed=0
  docker compose --profile observability up -d prometheus database-metrics nginx-metrics >/dev/null 2>&1
  check "Prometheus finds every copy" within 60 equals "$(docker compose ps -q app | wc -l)" ask_prometheus 'sum(up{job="labra"})'
  check "it sees the database" within 60 equals 1 ask_prometheus pg_up
  check "it sees NGINX" within 60 equals 1 ask_prometheus nginx_up
  check "it knows the age of the last good backup" within 60 equals 1 ask_prometheus 'min(labra_backup_age_seconds) < bool 3600'
  check "its rules are sound, and fire when a backup is old" docker compose exec -T prometheus promtool test rules /etc/prometheus/alerts_test.yml
  while read -r expression; do
    fetch --get --data-urlencode "query=$expression" http://127.0.0.1:9090/api/v1/query | jq -e '.status == "success"' >/dev/null || failed=1
  done < <(jq -r '.panels[].targets[].expr' deploy/observability/grafana/dashboards/labra.json)
  check "every question of the dashboard is understood" test $failed = 0
  skipped "Grafana itself: no package of it to make a stand-in from; its dashboard's questions were asked above"
}

maintained() {
  docker compose exec -T nginx touch /tmp/maintenance
  check "the page of maintenance is shown" prints mantenimiento fetch --header 'Accept: text/html' "$SITE/"
  check "programs get a problem with 503" answers 503 "$SITE/personas"
  docker compose exec -T nginx rm /tmp/maintenance
  check "and it is over at once" answers 200 "$SITE/docs/"
}

make_certificate() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
    -keyout "$SCRATCH/key.pem" -out "$SCRATCH/certificate.pem" 2>/dev/null
  chown 101 "$SCRATCH"/*.pem
}

tls() {
  make_certificate
  export LABRA_TLS_CERTIFICATE="$SCRATCH/certificate.pem" LABRA_TLS_KEY="$SCRATCH/key.pem"
  docker compose -f compose.yaml -f deploy/tls.yaml up -d --no-deps nginx >/dev/null 2>&1
  check "HTTPS answers with the given certificate" within 30 answers 200 --cacert "$SCRATCH/certificate.pem" https://localhost/docs/
  check "plain HTTP is sent there" answers 308 http://localhost/docs/
  make_certificate
  check "a renewed certificate is not used yet" refused answers 200 --cacert "$SCRATCH/certificate.pem" https://localhost/docs/
  docker compose -f compose.yaml -f deploy/tls.yaml exec -T nginx sh -c 'kill -HUP $(cat /tmp/nginx.pid)'
  check "until NGINX is told" within 10 answers 200 --cacert "$SCRATCH/certificate.pem" https://localhost/docs/
}

# The files for a bare machine, looked at by the programs that would read them, in a container of Debian 13.
installed() {
  local machine=(docker run --rm --network none -v "$PWD:/opt/labra:ro" labra-test/machine:latest)
  if ! docker image inspect labra-test/machine:latest >/dev/null 2>&1; then
    skipped "the files for a bare machine: no image of one"
    return
  fi
  check "cloud-init understands its file" "${machine[@]}" cloud-init schema --config-file /opt/labra/deploy/vm/cloud-init.yaml
  check "systemd understands its unit" "${machine[@]}" sh -c 'cp /opt/labra/deploy/vm/labra.service /etc/systemd/system/ && systemd-analyze verify --man=no labra.service'
  check "Compose as Debian packages it understands compose.yaml" "${machine[@]}" docker compose -f /opt/labra/compose.yaml --profile '*' config --quiet
  check "and with a name the doors of HTTPS" prints 'published: "443"' docker run --rm --network none -v "$PWD:/opt/labra:ro" \
    -e LABRA_DOMAIN=multas.municipio.example labra-test/machine:latest docker compose -f /opt/labra/compose.yaml config
}

# Of each secret, what nobody else may see; kept outside of what is looked through.
secret_values() {
  local file
  for file in app/admin_password database/app_password database/owner_password database/monitor_password database/postgres_password \
    backup/cipher.conf observability/grafana_password; do
    secret "$file" | sed -n '$p' | sed 's/.*=//'
  done
}

# The number of places in what comes in where a secret stands.
secrets_found() {
  secret_values >"$SCRATCH/secrets"
  [ "$(grep -c '.\{16\}' "$SCRATCH/secrets")" = 7 ] || { echo "not all secrets are known"; return; }
  grep -acFf "$SCRATCH/secrets"
}

# shellcheck disable=SC2046
inspection() { docker inspect $(docker ps -aq) $(docker image ls -q); }

no_secret_in_inspection() { equals 0 secrets_found < <(inspection); }

no_secret_in_images() { equals 0 secrets_found < <(docker save labra:latest labra-database:latest); }

no_secret_in_logs() {
  local file value found=0
  for file in app/admin_password database/app_password database/owner_password database/postgres_password backup/cipher.conf; do
    value=$(secret "$file" | sed -n '$p' | sed 's/.*=//')
    [ -n "$value" ] && grep -qF "$value" "$ENGINE/compose.log" && echo "$file is in the logs" && found=1
  done
  # A token is three parts of base64, the first of which begins with {".
  grep -qE 'eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.' "$ENGINE/compose.log" && echo "a token is in the logs" && found=1
  [ $found = 0 ]
}

# The people's of the contract and of the load, whatever failed on the way.
no_address_in_logs() { test -s "$ENGINE/compose.log" && ! grep -m 3 '@example\.org\|%40example' "$ENGINE/compose.log"; }
