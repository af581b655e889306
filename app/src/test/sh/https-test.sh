#!/usr/bin/env bash
# HTTPS by itself, as it is shipped: the certificate's service, NGINX and the name server of deploy/, before Debian's test authority
# "pebble" and a site that says yes to everything. Says "skipped", and why, where that authority or a client of it is not to be had.
set -euo pipefail
trap '' PIPE
set -m

HOME_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../../../.." && pwd)"
export PATH="$HOME_DIR/deploy/certificate/in-container:$HOME_DIR/deploy/dns/in-container:$PATH:/usr/sbin" LC_ALL=C
unset "${!LABRA_@}"

skip() {
    printf 'HTTPS: skipped: %s\n' "$1"
    exit 0
}
for wanted in nginx:nginx openssl:openssl curl:curl lego:lego pebble:pebble knotd:knot kdig:knot-dnsutils kzonecheck:knot-dnssecutils; do
    if ! command -v "${wanted%%:*}" >/dev/null; then missing="${missing:-}${missing:+ }${wanted##*:}"; fi
done
[ -z "${missing:-}" ] || skip "these are not here: $missing (on Debian: apt-get install --no-install-recommends $missing)"

WORK="$(mktemp -d "${TMPDIR:-/tmp}/labra-https-XXXXXX")"
passed=0
expect() {
    local what="$1"
    shift
    mv -f "$WORK/output" "$WORK/before" 2>/dev/null || true
    if "$@" >"$WORK/output" 2>&1; then
        passed=$((passed + 1))
        printf '  ok  %s\n' "$what"
    else
        printf 'FAILED: %s\n' "$what" >&2
        tail -n 20 -- "$WORK/output" "$WORK/answer" "$WORK/nginx.log" "$WORK/keeper.log" "$WORK/pebble.log" "$WORK/knot.log" >&2 || true
        exit 1
    fi
}
refused() { ! "$@"; }
equals() { local wanted="$1" got; shift; got="$("$@")" && [ "$got" = "$wanted" ] || { echo "$got instead of $wanted"; return 1; }; }
within() { local until=$((SECONDS + $1)); shift; until "$@"; do [ "$SECONDS" -lt "$until" ] || return 1; sleep 0.2; done; }
is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
free_ports() { local port; while port=$((18500 + RANDOM % 400 * 10)) && { is_open "$port" || is_open $((port + 1)); }; do :; done; printf '%s' "$port"; }

# shellcheck disable=SC2329 # called by the trap
leave() {
    local job
    for job in $(jobs -p); do kill -TERM -- "-$job" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf -- "$WORK"
}
trap leave EXIT

BASE="$(free_ports)"
SITE=$BASE STATUS=$((BASE + 1)) TLS=$((BASE + 2)) PLAIN=$((BASE + 3)) APP=$((BASE + 4)) ACME=$((BASE + 5)) ROOTS=$((BASE + 6)) BUSY=$((BASE + 7)) DNS=$((BASE + 8))
NAME=multas.municipio.example
LIFE=36

# shipped: the files for this machine: other ports and folders, and without what an older NGINX does not know yet.
shipped() {
    local user=''
    [ "$(id -u)" -ne 0 ] || user=' user root;'
    mkdir -p "$WORK"/{tmp,certificates,challenges,zone,knot}
    cp -r "$HOME_DIR/deploy/nginx" "$WORK/nginx"
    printf 'server 127.0.0.1:%s;\n' "$APP" >"$WORK/nginx/copies.conf"
    sed -i "s# /tmp/# $WORK/tmp/#g; s#/etc/nginx/labra#$WORK/nginx#g; s#/etc/nginx/tls.d/\*.conf#$WORK/nginx/https.conf#
        s#listen 8000 default_server;#listen 127.0.0.1:$SITE;#; s#listen 8501 default_server;##; s#listen 8080;#listen 127.0.0.1:$STATUS;#
        s#listen 8081 default_server;#listen 127.0.0.1:$PLAIN;#; s#listen 8443 ssl#listen 127.0.0.1:$TLS ssl#; /resolver/d
        s#/dev/std[a-z]*#$WORK/nginx.log#; s#root /challenges#root $WORK/challenges#" "$WORK"/nginx/*.conf
    sed -i "s#/tmp/#$WORK/tmp/#g; s#/etc/nginx/labra#$WORK/nginx#g; s#/certificates/served#$WORK/certificates/served#" "$WORK/nginx/serve-https"
    export LABRA_NGINX_GLOBAL="$user"
    if nginx -v 2>&1 | grep -qE '/1\.([0-9]|1[0-9]|2[0-4])\.'; then sed -i 's/^http2 on;//; s/ ssl default_server;/ ssl http2 default_server;/' "$WORK/nginx/secure.conf"; fi
    if nginx -v 2>&1 | grep -qE '/1\.([0-9]|1[0-9]|2[0-9])\.'; then sed -i '/keepalive_min_timeout/d; s/proxy_http_version 2;/proxy_http_version 1.1;/' "$WORK"/nginx/*.conf; fi
    sed "s/192\.0\.2\.10/127.0.0.1/" "$HOME_DIR/deploy/dns/zone/town.zone" >"$WORK/zone/town.zone"
    cp -r "$HOME_DIR/deploy/dns/in-container" "$WORK/dns"
    sed -i "s#/zone/#$WORK/zone/#g; s#/tmp/knot#$WORK/knot#g; s#0\.0\.0\.0@5353, ::@5353#127.0.0.1@$DNS#; s#-p 5353#-p $DNS#" "$WORK"/dns/*
    PATH="$WORK/dns:$PATH"
}

# A site that says yes, and an authority that says "too many": both are NGINX.
stubs() {
    cat >"$WORK/stubs.conf" <<CONF
pid $WORK/stubs.pid; error_log $WORK/stubs.log;
events { }
http {
    access_log off;
    client_body_temp_path $WORK/tmp/b; proxy_temp_path $WORK/tmp/p; fastcgi_temp_path $WORK/tmp/f; uwsgi_temp_path $WORK/tmp/u; scgi_temp_path $WORK/tmp/s;
    server { listen 127.0.0.1:$APP; location / { return 200 "yes"; } }
    server {
        listen 127.0.0.1:$BUSY ssl; ssl_certificate $WORK/acme.pem; ssl_certificate_key $WORK/acme.key;
        location / { proxy_pass https://127.0.0.1:$ACME; proxy_set_header Host \$http_host; }
        location /order-plz {
            default_type application/problem+json;
            return 429 '{"type": "urn:ietf:params:acme:error:rateLimited", "detail": "too many certificates (5) already issued for this exact set of domains, retry after $LIMITED", "status": 429}';
        }
    }
}
CONF
    nginx -c "$WORK/stubs.conf" -g 'daemon off;' >>"$WORK/stubs.log" 2>&1 &
}

authority() {
    cat >"$WORK/pebble.json" <<JSON
{"pebble": {"listenAddress": "127.0.0.1:$ACME", "managementListenAddress": "127.0.0.1:$ROOTS", "certificate": "$WORK/acme.pem", "privateKey": "$WORK/acme.key",
 "httpPort": $PLAIN, "tlsPort": $TLS, "ocspResponderURL": "", "externalAccountBindingRequired": false, "certificateValidityPeriod": $LIFE}}
JSON
    PEBBLE_VA_NOSLEEP=1 pebble -config "$WORK/pebble.json" -dnsserver "127.0.0.1:$DNS" >>"$WORK/pebble.log" 2>&1 &
    PEBBLE=$!
    within 10 is_open "$ACME"
}
trust() { curl -sS --cacert "$WORK/acme.pem" "https://localhost:$ROOTS/roots/0" >"$WORK/root.pem"; }
ask() { curl -sS -i -m 10 "$@" >"$WORK/answer"; }
says() { grep -qi -- "$1" "$WORK/answer"; }
# over TLS, with a certificate that is looked at in every respect.
secure() { ask --cacert "$WORK/root.pem" --resolve "$NAME:$TLS:127.0.0.1" "https://$NAME:$TLS$1" "${@:2}" && says '^HTTP/[0-9.]* 200'; }
shown() { openssl s_client -connect "127.0.0.1:$TLS" -servername "$NAME" </dev/null 2>/dev/null | openssl x509 -noout -serial; }
another() { [ "$(shown)" != "$1" ]; }
answers() { local status="$1"; shift; ask "$@" && says "^HTTP/1.1 $status"; }

printf 'HTTPS by itself, before the authority "pebble"\n'
LIMITED="$(date -u -d '+3 days' '+%Y-%m-%d %H:%M:%S UTC')"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$WORK/acme.key" -out "$WORK/acme.pem" -days 2 -subj /CN=localhost \
    -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' 2>/dev/null
shipped
stubs

for wrong in '' ' ' localhost 'a b.example' 'https://multas.example' 'multas.example/x' 'Multas.example' '*.example.org' 'a..example' '-a.example' 'a.example.' \
    '192.0.2.1' 'multas.example;id' "\$(id).example" "a.example
b.example" "$(printf 'a%.0s' {1..64}).example" 'áéí.example'; do
    LABRA_DOMAIN="$wrong" expect "no certificate is asked for $(printf %q "${wrong:0:30}")" refused certificate-state check
done
for right in multas.municipio.example a.b.c.d.example xn--nandu-qta.example 1a.example; do LABRA_DOMAIN="$right" expect "but for $right" certificate-state check; done
LABRA_DOMAIN=$NAME LABRA_ACME_CHALLENGE=carrier-pigeon expect "by a way that exists" refused certificate-state check

export LABRA_DOMAIN=$NAME LABRA_ACME_SERVER="https://localhost:$ACME/dir" LABRA_ACME_WEBROOT="$WORK/challenges" LABRA_CERTIFICATE_HOME="$WORK/certificates" \
    LEGO_CA_CERTIFICATES="$WORK/acme.pem" LABRA_CERTIFICATE_LOOK=1
head -c 32 /dev/urandom | base64 >"$WORK/tsig"
export LABRA_DNS_TSIG_FILE="$WORK/tsig" LABRA_ACME_DNS_SECRET_FILE="$WORK/tsig" LABRA_ACME_DNS="127.0.0.1:$DNS"
serve-zone >"$WORK/knot.log" 2>&1 &
expect "our name server answers" within 20 zone-answers

LABRA_CERTIFICATE_LOOK=0.3 "$WORK/nginx/serve-https" >>"$WORK/nginx.log" 2>&1 &
expect "port 80 is there before any certificate" within 10 is_open "$PLAIN"
expect "and says that it will be ready" answers 503 "http://127.0.0.1:$PLAIN/admin"
expect "in words" says '"mensaje"'
expect "with when to come back" says '^retry-after'
expect "443 is not, yet" refused is_open "$TLS"

# The authority is away: nothing is lost by that.
LABRA_CERTIFICATE_RETRY=2 keep-certificate >"$WORK/keeper.log" 2>&1 &
KEEPER=$!
expect "without the authority there is no certificate, and it is said" within 60 grep -q 'not given (failed)' "$WORK/keeper.log"
expect "with the next attempt" grep -q 'next attempt: 20' "$WORK/keeper.log"
expect "and ps shows it" refused certificate-state healthy
authority
trust
expect "the authority is back: HTTPS comes by itself" within 60 secure /
expect "with a key of its own" grep -q 'PRIVATE KEY' "$WORK/certificates/served.pem"
expect "that others cannot read" equals 600 stat -c %a "$WORK/certificates/served.pem"
expect "browsers stay with it" says '^strict-transport-security: max-age'
expect "ps is content" certificate-state healthy
expect "HTTP is sent there, with all of its address" answers 308 "http://127.0.0.1:$PLAIN/admin/multas?desde=2026-01-01" -H "Host: $NAME"
expect "by the same name" says "^location: https://$NAME/admin/multas?desde=2026-01-01"
expect "a question of nobody's is not sent anywhere" answers 404 "http://127.0.0.1:$PLAIN/.well-known/acme-challenge/nothing"
for path in /.well-known/acme-challenge/../../nginx.log /.well-known/acme-challenge/..%2f..%2fcertificates%2fserved.pem; do
    ask --path-as-is "http://127.0.0.1:$PLAIN$path" || true
    expect "$path leads to no file" refused grep -q 'PRIVATE KEY\|request_id' "$WORK/answer"
done

# Renewal, with visitors of every kind: a third of its life before the end.
first="$(shown)"
(
    while [ ! -e "$WORK/enough" ]; do
        curl -sS -o /dev/null -m 10 -w '%{http_code}\n' --cacert "$WORK/root.pem" --resolve "$NAME:$TLS:127.0.0.1" "https://$NAME:$TLS/" 2>&1 || echo failed
        sleep 0.03
    done >"$WORK/visits"
) &
VISITS=$!
(
    # One connection for many requests, as browsers do it.
    while [ ! -e "$WORK/enough" ]; do
        for _ in $(seq 40); do printf 'url = "https://%s:%s/"\noutput = "/dev/null"\n' "$NAME" "$TLS"; done |
            curl -sS --rate 20/s -w '%{http_code}\n' --cacert "$WORK/root.pem" --resolve "$NAME:$TLS:127.0.0.1" -K - 2>&1 || echo failed
    done >"$WORK/long-visits"
) &
LONG=$!
expect "it is renewed by itself" within $((LIFE + 20)) another "$first"
second="$(shown)"
expect "and again" within $((LIFE + 20)) another "$second"
touch "$WORK/enough"
wait "$VISITS" "$LONG"
asked=$(cat "$WORK/visits" "$WORK/long-visits" | wc -l)
expect "of $asked requests in the meantime none failed" equals 0 bash -c "cat '$WORK/visits' '$WORK/long-visits' | grep -vc '^200$' || true"
expect "and they were many" test "$asked" -gt 200
expect "each renewal has a new key" bash -c "[ \$(grep -c 'good until' '$WORK/keeper.log') -ge 3 ]"

# What was left is none: NGINX goes on.
kill -TERM -- "-$KEEPER"
wait "$KEEPER" 2>/dev/null || true
LIFE=3600
kill -TERM "$PEBBLE" && wait "$PEBBLE" 2>/dev/null || true
authority
trust
expect "it can be asked for by hand, of an authority that forgot who we are" certificate-now
expect "and is served" within 10 secure /
good="$(shown)"
cp "$WORK/certificates/served.pem" "$WORK/kept.pem"
for junk in 'no certificate' '' "$(head -n 5 "$WORK/kept.pem")"; do
    printf '%s' "$junk" >"$WORK/certificates/served.pem"
    sleep 1
    expect "what is no certificate is not taken" equals "$good" shown
    expect "and the site goes on" secure /
done
cp "$WORK/kept.pem" "$WORK/certificates/served.pem"

# Refusals: each is said with its reason, later tried again, and takes nothing away.
expect "nothing is due while it is fresh" refused certificate-state due
LABRA_DOMAIN=nadie.municipio.example expect "another name is due at once" certificate-state due
export LABRA_CERTIFICATE_HOME="$WORK/other"
mkdir "$WORK/other"
export LABRA_DOMAIN=nadie.municipio.example
expect "a name that does not lead here gets none" refused certificate-now
expect "which is said with the authority's words" grep -q 'urn:ietf:params:acme:error:\(dns\|connection\|unauthorized\)' "$WORK/before"
expect "and it is not asked again at once" refused certificate-state due
first_wait=$(($(cat "$WORK/other/next") - $(date +%s)))
certificate-now >/dev/null 2>&1 || true
expect "later after each refusal" test $(($(cat "$WORK/other/next") - $(date +%s))) -gt $((first_wait * 3 / 2))
for _ in 1 2 3 4 5 6 7; do certificate-state wait failed >/dev/null; done
expect "up to half a day" test $(($(cat "$WORK/other/next") - $(date +%s))) -le 43200
expect "another wish begins anew" env LABRA_DOMAIN=www.municipio.example certificate-state due
export LABRA_DOMAIN=$NAME LABRA_ACME_SERVER="https://localhost:$BUSY/dir"
expect "who asked too often gets none" refused certificate-now
expect "which is said" grep -q 'not given (limited).*too many certificates' "$WORK/before"
expect "and waits as long as was said" equals "$LIMITED" date -u -d "@$(cat "$WORK/other/next")" '+%Y-%m-%d %H:%M:%S UTC'
rm "$WORK/other"/{next,failures}
certificate-state wait limited >/dev/null
expect "or six hours" test $(($(cat "$WORK/other/next") - $(date +%s))) -ge 21590
certificate-state wait limited 'nonsense' >/dev/null
expect "whatever else was said" test $(($(cat "$WORK/other/next") - $(date +%s))) -le 43200
certificate-state wait limited '2999-01-01 00:00:00 UTC' >/dev/null
expect "and not for ever" test $(($(cat "$WORK/other/next") - $(date +%s))) -le 43200
for broken in nothing $'\n' '99999999999999999999'; do
    printf '%s' "$broken" >"$WORK/other/failures"
    expect "a count that was damaged ($broken) holds nothing up" certificate-state wait failed
done
export LABRA_ACME_SERVER="https://localhost:$ACME/dir"

# By DNS, through our own name server: no port of this machine needs to be reached.
export LABRA_ACME_CHALLENGE=dns
rm -rf "$WORK/other" && mkdir "$WORK/other"
head -c 32 /dev/urandom | base64 >"$WORK/wrong"
LABRA_ACME_DNS_SECRET_FILE="$WORK/wrong" expect "by DNS with another key there is none" refused certificate-now
expect "which is said" grep -qi 'not given.*\(BADSIG\|NOTAUTH\|bad \(sig\|auth\)\|rcode\)' "$WORK/before"
expect "by DNS there is one" certificate-now
expect "for this name" bash -c "openssl x509 -in '$WORK/other/served.pem' -noout -checkhost $NAME | grep -q 'does match'"
expect "of which the zone keeps nothing" equals '' kdig "@127.0.0.1" -p "$DNS" +short "_acme-challenge.$NAME" TXT
update() { printf 'server 127.0.0.1 %s\nzone municipio.example.\nupdate add %s\nsend\n' "$DNS" "$1" | knsupdate -y "hmac-sha256:labra-acme:$(cat "$WORK/tsig")" 2>&1; }
expect "the key writes no address" bash -c "$(declare -f update); DNS=$DNS WORK=$WORK; update '$NAME. 60 A 192.0.2.66' | grep -qi 'refused\|badkey\|notauth'"
expect "nor another name's answer" bash -c "$(declare -f update); DNS=$DNS WORK=$WORK; update '_acme-challenge.correo.municipio.example. 60 TXT x' | grep -qi 'refused\|badkey\|notauth'"
expect "only the answer itself" bash -c "$(declare -f update); DNS=$DNS WORK=$WORK; update '_acme-challenge.$NAME. 60 TXT x'"
expect "the address is what it was" equals 127.0.0.1 kdig "@127.0.0.1" -p "$DNS" +short "$NAME" A

printf 'HTTPS: %s checks passed.\n' "$passed"
