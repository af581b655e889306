#!/usr/bin/env bash
# NGINX with deploy/nginx as it is shipped, before a server of its own: what it keeps, what it lets through, and how it refuses.
set -euo pipefail
trap '' PIPE # a server that refuses early closes early
set -m

HOME_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../../../.." && pwd)"
LABRA="${1:-$HOME_DIR/labra}"
WORK="$(mktemp -d "${TMPDIR:-/tmp}/labra-nginx-XXXXXX")"
# Few tokens a minute, so that an address that could be forged would be seen.
export LC_ALL=C LABRA_ADMIN_PORT=0 LABRA_ADMIN_PASSWORD=correct-horse-battery LABRA_TRUST_PROXY=true LABRA_LIMITS_TOKENS_PER_MINUTE=6
unset LABRA_DATABASE_URL LABRA_DATA LABRA_EMPTY CI

passed=0
expect() {
    local what="$1"
    shift
    if "$@" >"$WORK/said" 2>&1; then
        passed=$((passed + 1))
        printf '  ok  %s\n' "$what"
    else
        printf 'FAILED: %s\n' "$what" >&2
        tail -n 20 -- "$WORK/said" "$WORK/answer" "$WORK/nginx.log" >&2 || true
        exit 1
    fi
}
is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
free_port() { local port; while port=$((18300 + RANDOM % 100)) && is_open "$port"; do :; done; printf '%s' "$port"; }

# shellcheck disable=SC2329 # called by the trap
leave() {
    kill -TERM "${NGINX:-0}" 2>/dev/null || true
    kill -INT -- "-${SERVER:-0}" 2>/dev/null || true
    wait "${SERVER:-0}" 2>/dev/null || true
    rm -rf -- "$WORK"
}
trap leave EXIT

# shipped: the configuration for this machine: other ports and folders, one copy, and without what an older NGINX does not know yet.
shipped() {
    local version
    version="$(nginx -v 2>&1 | sed 's/.*nginx\/\([0-9]*\)\.\([0-9]*\).*/\1 \2/')"
    mkdir -p "$WORK/tmp"
    cp -r "$HOME_DIR/deploy/nginx" "$WORK/nginx"
    printf 'server 127.0.0.1:%s;\n' "$PORT" >"$WORK/tmp/copies.conf"
    sed -i "s# /tmp/# $WORK/tmp/#g; s#/etc/nginx/labra#$WORK/nginx#g; s#listen 8000 default_server;#listen 127.0.0.1:$SITE_PORT;#
        s#listen 8501 default_server;##; s#listen 8080;#listen 127.0.0.1:$STATUS_PORT;#; /resolver/d" "$WORK"/nginx/*.conf
    sed -i "s#/dev/std[a-z]*#$WORK/nginx.log#" "$WORK"/nginx/*.conf
    if [ "${version%% *}" -eq 1 ] && [ "${version##* }" -lt 30 ]; then
        sed -i '/keepalive_min_timeout/d; s/proxy_http_version 2;/proxy_http_version 1.1;/' "$WORK"/nginx/*.conf
    fi
}

# ask PATH [CURL OPTIONS…]: the answer, head and all, without what is compressed.
ask() { curl -sS -i --path-as-is -m 20 "http://127.0.0.1:$SITE_PORT$1" "${@:2}" >"$WORK/answer"; }
says() { grep -qi -- "$1" "$WORK/answer"; }
silent() { ! says "$1"; }
answers() { local status="$1"; ask "${@:2}" && says "^HTTP/1.1 $status "; }
# A refusal has the words of a problem, whoever refuses.
problem() { answers "$@" && says '"mensaje"' && says 'application/problem+json'; }
# raw TEXT: what no proper client sends, in one write: who refuses the first line may be gone before a second one.
raw() {
    printf '%b' "$1" >"$WORK/request"
    { cat "$WORK/request" >&3; timeout 20 cat <&3; } 3<>"/dev/tcp/127.0.0.1/$SITE_PORT" >"$WORK/answer"
}
# kept STATUS-OF-THE-CACHE PATH…
kept() { answers 200 "${@:2}" && says "^x-cache: $1"; }
# The same twice, and nothing of it is kept.
unkept() { ask "$@" && ask "$@" && silent '^x-cache: hit' && { says '^cache-control: .*no-store' || says '^cache-control: no-store'; }; }

printf 'NGINX as it is shipped, before a server\n'
PORT="$(free_port)"
SITE_PORT=$((PORT + 200)) STATUS_PORT=$((PORT + 300))
"$LABRA" start --port "$PORT" --data "$WORK/data" >"$WORK/out" 2>&1 &
SERVER=$!
shipped
expect "the shipped configuration is understood" nginx -t -c "$WORK/nginx/nginx.conf"
nginx -c "$WORK/nginx/nginx.conf" -g "daemon off;$([ "$(id -u)" -ne 0 ] || printf ' user root;')" >>"$WORK/nginx.log" 2>&1 &
NGINX=$!
for _ in $(seq 600); do
    if answers 200 /q/health/ready 2>/dev/null; then break; fi
    sleep 0.1
done
expect "the application is ready through it" answers 200 /q/health/ready
TOKEN="$(curl -sS "http://127.0.0.1:$SITE_PORT/token" -H 'Content-Type: application/json' \
    -d "{\"usuario\": \"admin\", \"clave\": \"$LABRA_ADMIN_PASSWORD\"}" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')"
BEARER=(-H "Authorization: Bearer $TOKEN")
expect "ready is when the first administrator can sign in" test "${#TOKEN}" -gt 100
expect "a list is for who may read it" answers 200 /personas "${BEARER[@]}"

for path in /assets/labra.css /assets/labra.js /docs/swagger-ui.css; do
    expect "$path is kept" kept MISS "$path"
    expect "and found again" kept HIT "$path"
    expect "also by somebody who is signed in" kept HIT "$path" "${BEARER[@]}"
done
for path in /personas /multas /admin /admin/personas /entrar /openapi.json /docs/nothing.css /assets/nothing.css /nothing.css; do
    expect "$path is not kept" unkept "$path" "${BEARER[@]}"
done
for path in '/personas;1.css' '/personas;.css' '/assets/..;/personas' '//personas' '//admin/personas' '/./personas' '/x/../personas' \
    '/%70ersonas' '/assets/%2e%2e/personas' '/assets/../personas' '/personas/.' '/personas%2f1.css' '/personas%00.css' '/personas%3b1.css'; do
    expect "$path is another spelling" problem 400 "$path" "${BEARER[@]}"
    expect "of which nothing is kept" silent '^x-cache: hit'
done
expect "a private list in the place of a file is not kept" unkept /personas/1.css "${BEARER[@]}"
expect "and nobody else gets it" silent '"correo_electronico"'

expect "metrics are not reached through it" problem 404 /q/metrics
expect "health tells whether it serves" answers 200 /q/health
expect "and no more" silent '"checks"'

for path in /docs/ /docs/swagger-ui.css /personas /entrar; do
    ask "$path" "${BEARER[@]}"
    expect "$path stands in no frame" says "frame-ancestors 'none'\|x-frame-options: deny"
    expect "and is what it says to be" says '^x-content-type-options: nosniff'
done
for path in / /admin /admin/multas; do
    ask "$path" -H 'Host: evil.example' -H 'X-Forwarded-Host: evil.example' -H 'Forwarded: host=evil.example'
    expect "$path leads on within the site" silent '^location: .*evil'
    expect "by its path alone" says '^location: /'
done
ask /personas "${BEARER[@]}" -H 'Host: evil.example' -H 'Content-Type: application/json' \
    -d '{"nombre": "Zoe Prueba", "correo_electronico": "zoe.prueba@example.com"}'
expect "so does what was made" says '^location: /personas/'
PERSON=$(sed -n 's#^location: /personas/\([0-9]*\).*#\1#Ip' "$WORK/answer")

head -c 2000000 /dev/zero | tr '\0' ' ' >"$WORK/large"
expect "too large for NGINX is a problem" problem 413 /personas "${BEARER[@]}" -H 'Expect:' -H 'Content-Type: application/json' --data-binary "@$WORK/large"
head -c 100000 "$WORK/large" >"$WORK/medium"
expect "so is too large for a record" problem 413 /personas "${BEARER[@]}" -H 'Expect:' -H 'Content-Type: application/json' --data-binary "@$WORK/medium"
head -c 5000 "$WORK/large" >"$WORK/small"
expect "so is too large for a password" problem 413 /token -H 'Content-Type: application/json' --data-binary "@$WORK/small"
expect "so is too long an address" problem 414 "/personas?q=$(printf 'a%.0s' {1..9000})" "${BEARER[@]}"
expect "so is a head that NGINX refuses" raw "GET / HTTP/1.1\r\nHost: x\r\nX: $(printf 'a%.0s' {1..20000})\r\n\r\n"
expect "in words" says '"mensaje"'
{ printf '%%PDF-1.7 '; cat "$WORK/large"; } >"$WORK/note.pdf"
ask "/admin/notas/personas/$PERSON" "${BEARER[@]}" -H 'Expect:' -F texto=Nota -F "archivo=@$WORK/note.pdf;type=application/pdf"
expect "the files of a note come through" says '^HTTP/1.1 303 '
expect "so is a request without a host" raw 'GET / HTTP/1.1\r\n\r\n'
expect "in words too" says '"mensaje"'
expect "and two lengths" raw 'POST /token HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'
expect "in words, too" says '"mensaje"'
# odd STATUS TEXT: a request that is none is refused in words and in HTTP/1.1.
odd() { raw "$2" && says "^HTTP/1.1 $1 " && says '"mensaje"' && says 'application/problem+json'; }
for line in 'GET / HTTP/0.9' 'GET / HTTP/2.0' 'GET / HTTP/3.0' 'GET / HTTP/99.1' 'GET / FOO/1.1' 'get / HTTP/1.1' 'GET nowhere HTTP/1.1' 'OPTIONS * HTTP/1.1'; do
    expect "so is $line" odd 400 "$line\r\nHost: x\r\n\r\n"
done
for coding in 'gzip, chunked' identity xchunked; do
    expect "so is a body that is $coding" odd 400 "POST /token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: $coding\r\n\r\n0\r\n\r\n"
done
for method in TRACE CONNECT; do expect "so is $method" odd 405 "$method / HTTP/1.1\r\nHost: x\r\n\r\n"; done
expect "so is a chunk without end" odd 400 'POST /token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{}'
expect "nothing changes its protocol under way" raw \
    'POST /token HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'
expect "but is answered as what it is" says '^HTTP/1.1 4'

for i in 1 2 3 4 5 6 7; do
    ask /token -H "X-Forwarded-For: 10.9.8.$i" -H "X-Real-IP: 10.9.8.$i" -H "Forwarded: for=10.9.8.$i" -H 'Content-Type: application/json' -d '{}'
done
expect "an address cannot be made up to get more tokens" says '^HTTP/1.1 429 '

printf 'NGINX: %s checks passed.\n' "$passed"
