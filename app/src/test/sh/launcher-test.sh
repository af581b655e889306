#!/usr/bin/env bash
# The launcher from outside: what it prints works when pasted, nothing is lost by kill -9, and it leaves nothing running.
set -euo pipefail
set -m # each background command gets a process group of its own, so that Ctrl-C can be sent to it

LABRA="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../../../.." && pwd)/labra"
WORK="$(mktemp -d "${TMPDIR:-/tmp}/labra launcher XXXXXX")"
DATA="$WORK/the data"
EMAIL=ana.benitez@example.com
export LC_ALL=C LABRA_ADMIN_PORT=0
unset LABRA_DATABASE_URL LABRA_ADMIN_PASSWORD LABRA_DATA LABRA_EMPTY CI

passed=0
ok() { passed=$((passed + 1)); printf '  ok  %s\n' "$1"; }
bad() {
    printf 'FAILED: %s\n' "$1" >&2
    [ ! -f "$WORK/out" ] || tail -n 40 -- "$WORK/out" >&2
    exit 1
}
expect() { local what="$1"; shift; if "$@"; then ok "$what"; else bad "$what"; fi; }

is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
free_port() { local port; while port=$((18100 + RANDOM % 100)) && is_open "$port"; do :; done; printf '%s' "$port"; }
pids_in() { for p in /proc/[0-9]*; do case "$(readlink "$p/cwd" 2>/dev/null)" in "$1"*) basename "$p" ;; esac; done; }
nobody_in() { [ -z "$(pids_in "$1")" ]; }
has_text() { grep -q -- "$2" "$1"; }
fines() { curl -sS "http://localhost:$PORT/generar_informe?email=$EMAIL" | grep -o '"huella"' | wc -l; }

leave() {
    [ -z "${SERVER:-}" ] || kill -KILL -- "-$SERVER" 2>/dev/null || true
    for p in $(pids_in "$WORK"); do kill -KILL "$p" 2>/dev/null || true; done
    rm -rf -- "$WORK"
}
trap leave EXIT

start() {
    : >"$WORK/out"
    "$LABRA" start --port "$PORT" --data "$DATA" >"$WORK/out" 2>&1 &
    SERVER=$!
    for _ in $(seq 600); do
        if has_text "$WORK/out" '^Ctrl-C'; then return; fi
        kill -0 "$SERVER" 2>/dev/null || bad "starts"
        sleep 0.1
    done
    bad "starts within a minute"
}

# fails FILE COMMAND…: the command ends with an error, and what it said is in the file.
fails() { local file="$1"; shift; ! "$@" >"$file" 2>&1; }

printf 'The launcher, from outside\n'
cd /
PORT="$(free_port)"
expect "help needs nothing" has_text <("$LABRA" help) './labra start'
expect "a command explains itself" has_text <("$LABRA" token --help) './labra token 1042'
expect "so does the workshop" has_text <("$LABRA" dev --help) 'localhost:5005'
expect "which refuses what it does not know" fails "$WORK/dev" "$LABRA" dev --nonsense
for asked in "nonsense --help" "help nonsense" "token 1042 nonsense --help"; do
    # shellcheck disable=SC2086 # its words
    expect "./labra $asked is refused" fails "$WORK/nonsense" "$LABRA" $asked
    expect "and the word named" has_text "$WORK/nonsense" nonsense
done

export LABRA_MAIL_SMTP_PASSWORD=hush
start
expect "starts from any folder on a data folder with spaces" is_open "$PORT"
expect "shows the generated password" has_text "$WORK/out" '^  Clave  *[A-Za-z0-9]\{16\}$'
grep '^curl -X POST' "$WORK/out" >"$WORK/post.sh"
grep '^curl "' "$WORK/out" >"$WORK/report.sh"
before="$(fines)"
# A request is counted once its answer has gone out, which may be after the client has read it.
counted() {
    for _ in $(seq 50); do
        curl -sS "http://127.0.0.1:$((PORT + 1000))/q/metrics" >"$WORK/metrics"
        if has_text "$WORK/metrics" '^http_server_requests'; then return; fi
        sleep 0.1
    done
    return 1
}
expect "metrics are on a port of their own" counted
expect "which only this machine reaches" fails /dev/null curl -sS "http://127.0.0.2:$((PORT + 1000))/q/metrics"
printf '%s -sS -o /dev/null -w "%%{http_code}"' "$(cat "$WORK/post.sh")" >"$WORK/post-status.sh"
expect "the printed call answers 200 when pasted" test "$(bash "$WORK/post-status.sh")" = 200
expect "the printed report has the new fine" test "$(bash "$WORK/report.sh" 2>/dev/null | grep -o '"huella"' | wc -l)" -eq $((before + 1))

# Apart from PostgreSQL's programs, and the way through to them where PostgreSQL runs as another user.
readable() { find "$DATA" \( -perm /066 -o ! -path "$DATA" -perm /011 \) ! -path '*/postgres-bin-*' ! -type l; }
expect "nobody else reads what it keeps" test -z "$(readable)"
expect "keys, mails and the database among it" test -d "$DATA/keys" -a -d "$DATA/postgres/cluster"
secrets() { for p in $(pids_in "$DATA/postgres"); do tr '\0' '\n' <"/proc/$p/environ"; done | grep -E '^(LABRA|QUARKUS)'; }
expect "PostgreSQL knows none of the application's secrets" test -n "$(pids_in "$DATA/postgres")" -a -z "$(secrets)"

expect "a second start on the same data is refused" \
    fails "$WORK/second" "$LABRA" start --port "$(free_port)" --data "$DATA"
expect "and says where the first one is" has_text "$WORK/second" "http://localhost:$PORT (pid $(pgrep -P "$SERVER" java))"
expect "a taken port is refused" fails "$WORK/taken" "$LABRA" start --port "$PORT" --data "$WORK/other"
expect "and named" has_text "$WORK/taken" "$PORT"
expect "before anything is made" test ! -e "$WORK/other"

# raw TARGET [HEADER]: the answer to a request that no proper client sends.
raw() { { printf 'GET %s HTTP/1.1\r\nHost: localhost\r\n%b\r\n' "$1" "${2:-}" >&3; cat <&3; } 3<>"/dev/tcp/127.0.0.1/$PORT"; }
# problem STATUS TARGET [HEADER]: what the HTTP server refuses by itself has the words of a problem, and ends.
problem() { raw "${@:2}" >"$WORK/raw" && has_text "$WORK/raw" "^HTTP/1.1 $1 " && has_text "$WORK/raw" '"mensaje"'; }
expect "a stray percent sign is a problem" problem 400 /%zz
expect "so is too long an address" problem 414 "/$(printf 'a%.0s' {1..9000})"
expect "so is too long a head" problem 431 / "X: $(printf 'a%.0s' {1..21000})\r\n"
expect "so is a body of two lengths" problem 400 / 'Content-Length: 1\r\nTransfer-Encoding: chunked\r\n'
expect "so is a line of a head that is none" problem 400 / 'Host\r\n'
unspoken() {
    { printf 'GET / HTTP/1.9\r\nHost: localhost\r\n\r\n' >&3; timeout 20 cat <&3; } 3<>"/dev/tcp/127.0.0.1/$PORT" >"$WORK/raw"
    has_text "$WORK/raw" '^HTTP/1.1 400 ' && has_text "$WORK/raw" '"mensaje"'
}
expect "so is a version of HTTP that nobody speaks" unspoken
exec 3<>"/dev/tcp/127.0.0.1/$PORT"
printf 'GET / HTTP/1.1\r\nX-' >&3
expect "a head that does not end is not waited for" timeout 40 cat <&3
exec 3<&-

"$LABRA" token 1043 --data "$DATA" >"$WORK/token"
expect "a token alone is printed beside a running server" test "$(wc -l <"$WORK/token")" -eq 1
now="$(date -u +%Y-%m-%dT%H:%M:%SZ)"
status="$(curl -sS -o /dev/null -w '%{http_code}' -X POST "http://localhost:$PORT/cargar_infraccion" \
    -H "Authorization: Bearer $(cat "$WORK/token")" -H 'Content-Type: application/json' \
    -d "{\"placa_patente\": \"ae 123-cd\", \"timestamp\": \"$now\", \"comentarios\": \"Prueba\"}")"
expect "and is accepted" test "$status" = 200
expect "an unknown officer gets none" fails "$WORK/unknown" "$LABRA" token 999999 --data "$DATA"

for _ in $(seq 180); do [ ! -f "$(dirname -- "$LABRA")/target/trained" ] || break; sleep 1; done
expect "what the virtual machine learnt beside it is kept for later starts" test -s "$(dirname -- "$LABRA")/target/labra.aot"

kill -KILL "$SERVER"
wait "$SERVER" 2>/dev/null || true
expect "PostgreSQL outlives a killed launcher" test -n "$(pids_in "$DATA")"
start
expect "and is taken over, with every fine" test "$(fines)" -eq $((before + 2))
expect "the password is not shown again" test -z "$(grep '^  Clave' "$WORK/out")"

for p in $(pids_in "$DATA"); do kill -KILL "$p" 2>/dev/null || true; done
kill -KILL "$SERVER"
wait "$SERVER" 2>/dev/null || true
start
expect "every fine survives killing both" test "$(fines)" -eq $((before + 2))

expect "a backup without a key is refused" fails "$WORK/backup" "$LABRA" backup "$WORK/backups" --data "$DATA"
expect "and the way to one named" has_text "$WORK/backup" '--new-key'
expect "a key is made" "$LABRA" backup --new-key "$WORK/key" --data "$DATA"
expect "a backup is made while it runs" "$LABRA" backup "$WORK/backups" --data "$DATA"
expect "which nobody else reads" test -z "$(find "$WORK/backups" "$WORK/key" -perm /077)"
for p in $(pids_in "$DATA"); do kill -KILL "$p" 2>/dev/null || true; done
kill -KILL "$SERVER"
wait "$SERVER" 2>/dev/null || true
while ! nobody_in "$DATA"; do sleep 0.1; done
rm -rf -- "$DATA"
expect "it comes back after the folder was lost" "$LABRA" restore "$WORK/backups" --key "$WORK/key" --data "$DATA"
expect "into an empty folder alone" fails "$WORK/restore" "$LABRA" restore "$WORK/backups" --key "$WORK/key" --data "$DATA"
LABRA_BACKUP_FOLDER="$WORK/nightly" start
expect "with every fine" test "$(fines)" -eq $((before + 2))
expect "and the officers' tokens" test "$(curl -sS -o /dev/null -w '%{http_code}' -X POST "http://localhost:$PORT/cargar_infraccion" \
    -H "Authorization: Bearer $(cat "$WORK/token")" -H 'Content-Type: application/json' -d '{}')" = 400
nightly() {
    for _ in $(seq 600); do
        if [ -f "$(printf '%s' "$WORK"/nightly/labra-*Z/manifest.json)" ]; then return; fi
        sleep 0.1
    done
    return 1
}
expect "the backup of a night that had none is made up for" nightly

kill -INT -- "-$SERVER"
wait "$SERVER" 2>/dev/null || true
expect "Ctrl-C stops PostgreSQL" nobody_in "$DATA"
expect "and frees the port" fails /dev/null is_open "$PORT"
expect "without a complaint" test -z "$(grep -E 'WARN|ERROR|Exception' "$WORK/out")"

"$LABRA" token 1043 --data "$DATA" >"$WORK/token"
expect "a token is printed with no server running" test "$(wc -l <"$WORK/token")" -eq 1
expect "and nothing stays behind" nobody_in "$DATA"

export LABRA_DATABASE_URL='postgresql://ana:SECRETO@127.0.0.1:1/multas'
expect "a database that does not answer is refused" fails "$WORK/far" "$LABRA" start --port "$PORT" --data "$WORK/other"
expect "by its name" has_text "$WORK/far" '127.0.0.1:1/multas'
expect "without its password" fails /dev/null has_text "$WORK/far" SECRETO

printf 'The launcher: %s checks passed.\n' "$passed"
