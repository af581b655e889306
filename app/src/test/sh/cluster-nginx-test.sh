#!/usr/bin/env bash
# NGINX as deploy/kubernetes starts it: it finds the copies by the cluster's name server, and believes a load balancer that appends to
# X-Forwarded-For, but not what a client wrote there before.
set -euo pipefail
set -m

HOME_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../../../.." && pwd)"
export PATH="$PATH:/usr/sbin" LC_ALL=C
command -v nginx >/dev/null || { echo 'NGINX in a cluster: skipped: nginx is not here'; exit 0; }
WORK="$(mktemp -d "${TMPDIR:-/tmp}/labra-cluster-XXXXXX")"
passed=0
expect() {
    local what="$1"
    shift
    if "$@" >"$WORK/output" 2>&1; then
        passed=$((passed + 1))
        printf '  ok  %s\n' "$what"
    else
        printf 'FAILED: %s\n' "$what" >&2
        tail -n 20 -- "$WORK/output" "$WORK/nginx.log" >&2 || true
        exit 1
    fi
}
# shellcheck disable=SC2329 # called by the trap
leave() {
    local job
    for job in $(jobs -p); do kill -TERM -- "-$job" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf -- "$WORK"
}
trap leave EXIT
is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
within() { local until=$((SECONDS + $1)); shift; until "$@"; do [ "$SECONDS" -lt "$until" ] || return 1; sleep 0.2; done; }
refused() { ! "$@"; }

SITE=$((18900 + RANDOM % 50 * 2))
while is_open "$SITE" || is_open $((SITE + 1)); do SITE=$((SITE + 2)); done
APP=$((SITE + 1))
mkdir "$WORK/tmp"
cp -r "$HOME_DIR/deploy/nginx" "$WORK/nginx"
# The load balancer of this test lives at 127.0.0.1 and at 10.0.7.7.
sed 's#from 10\.0\.0\.0/20;#from 10.0.0.0/20; set_real_ip_from 127.0.0.1;#; s#    10\.0\.0\.0/20 yes;#    127.0.0.1 yes;#' "$HOME_DIR/deploy/kubernetes/overlays/eks/trusted.conf" >"$WORK/nginx/trusted.conf"
sed -i "s# /tmp/# $WORK/tmp/#g; s#/etc/nginx/labra#$WORK/nginx#g; s#listen 8000 default_server;#listen 127.0.0.1:$SITE;#; s#listen 8501 default_server;##
    s#listen 8080;#listen unix:$WORK/tmp/status;#; s#/dev/std[a-z]*#$WORK/nginx.log#" "$WORK"/nginx/*.conf
# An older NGINX knows no servers that are looked up while it runs.
old=''
if nginx -v 2>&1 | grep -qE '/1\.([0-9]|1[0-9]|2[0-6])\.'; then old='s# resolve max# max#;'; fi
if nginx -v 2>&1 | grep -qE '/1\.([0-9]|1[0-9]|2[0-9])\.'; then sed -i '/keepalive_min_timeout/d; s/proxy_http_version 2;/proxy_http_version 1.1;/' "$WORK"/nginx/*.conf; fi
sed -i "$old s#>/tmp/#>$WORK/tmp/#g; s#/etc/nginx/labra#$WORK/nginx#g; s#%s:8000 #%s:$APP #" "$WORK/nginx/serve-cluster"
cat >"$WORK/app.conf" <<CONF
pid $WORK/app.pid; error_log $WORK/nginx.log; events { }
http {
    access_log off;
    client_body_temp_path $WORK/tmp/b; proxy_temp_path $WORK/tmp/p; fastcgi_temp_path $WORK/tmp/f; uwsgi_temp_path $WORK/tmp/u; scgi_temp_path $WORK/tmp/s;
    server { listen 127.0.0.1:$APP; location / { return 200 "client \$http_x_forwarded_for; forwarded [\$http_forwarded]; proto \$http_x_forwarded_proto"; } }
}
CONF
nginx -c "$WORK/app.conf" -g 'daemon off;' &

export LABRA_RESOLV_CONF="$WORK/resolv.conf" LABRA_COPIES=localhost LABRA_NGINX_GLOBAL=''
[ "$(id -u)" -ne 0 ] || LABRA_NGINX_GLOBAL=' user root;'
: >"$WORK/resolv.conf"
sh "$WORK/nginx/serve-cluster" >"$WORK/said" 2>&1 && echo started >>"$WORK/said"
expect "without a name server it does not start, and says so" grep -q '^no name server' "$WORK/said"
printf 'search labra.svc.cluster.local\nnameserver fd00:10:96::a\noptions ndots:5\n' >"$WORK/resolv.conf"
env -u LABRA_COPIES sh "$WORK/nginx/serve-cluster" >"$WORK/said" 2>&1 || true
expect "nor without the name of the copies" grep -q 'the name of the copies' "$WORK/said"
expect "a name server with an address of IPv6 is written as NGINX wants it" grep -qF 'resolver [fd00:10:96::a] valid=5s;' "$WORK/tmp/resolver.conf"
printf 'nameserver 127.0.0.1\nnameserver 127.0.0.2\n' >"$WORK/resolv.conf"
sh "$WORK/nginx/serve-cluster" >>"$WORK/nginx.log" 2>&1 &
expect "it answers" within 20 is_open "$SITE"
expect "the first name server is asked" grep -qF 'resolver 127.0.0.1 valid=5s;' "$WORK/tmp/resolver.conf"
expect "copies are found by their name" grep -q "^server localhost:$APP.* max_fails=1" "$WORK/tmp/copies.conf"

# client WHAT WAS SENT: whom the application is told of.
client() { curl -sS -m 10 "http://127.0.0.1:$SITE/personas" -H "X-Forwarded-For: $1" "${@:2}"; }
tells() { local wanted=$1 got; shift; got=$(client "$@"); [ "$got" = "client $wanted; forwarded []; proto http" ] || { echo "$got instead of $wanted"; return 1; }; }
expect "the client is the one whom the load balancer saw" tells 203.0.113.9 203.0.113.9
for forged in 6.6.6.6 '6.6.6.6, 7.7.7.7' '10.0.0.1' 'unknown' '"><x>' '127.0.0.1' '::1'; do
    expect "whatever it wrote before itself: $forged" tells 203.0.113.9 "$forged, 203.0.113.9"
done
expect "two load balancers, one behind the other" tells 203.0.113.9 '6.6.6.6, 203.0.113.9, 10.0.7.7'
expect "other headers for it are nothing" tells 203.0.113.9 '203.0.113.9' -H 'Forwarded: for=6.6.6.6' -H 'X-Real-IP: 6.6.6.6'
via() { local wanted=$1 got; shift; got=$(client 203.0.113.9 "$@"); [[ "$got" = *"proto $wanted" ]] || { echo "$got"; return 1; }; }
expect "whoever came by HTTPS to it came by HTTPS" via https -H 'X-Forwarded-Proto: https'
expect "and is told to stay" bash -c "curl -sS -i http://127.0.0.1:$SITE/ -H 'X-Forwarded-Proto: https' | grep -qi '^strict-transport-security'"
for odd in http 'https, http' ftp '' 'https"'; do expect "but not by \"$odd\"" via http -H "X-Forwarded-Proto: $odd"; done
sed -i 's#127.0.0.1 yes;#192.0.2.1 yes;#; s#set_real_ip_from 127.0.0.1;##' "$WORK/nginx/trusted.conf"
nginx -c "$WORK/nginx/nginx.conf" -s reload
expect "nobody else is believed" within 10 via http -H 'X-Forwarded-Proto: https'
# A worker from before the reload may still answer one.
expect "nor its word for another's address" within 10 tells 127.0.0.1 203.0.113.9
expect "the log has the same address" grep -q '"client":"203.0.113.9"' "$WORK/nginx.log"
expect "and no other" refused grep -qE '"client":"(6\.6|7\.7|unknown)' "$WORK/nginx.log"

printf 'NGINX in a cluster: %s checks passed.\n' "$passed"
