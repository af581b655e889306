#!/usr/bin/env bash
# Makes every secret that is not there yet, each in the volume of the service that reads it and readable by that one alone.
# `show FILE` prints one, for the person who installs; `renew` forgets the passwords of the database's roles first.
set -euo pipefail
umask 077
cd /secrets

[ "${1:-}" != show ] || { cat "$2" && echo && exit; }

[ "${1:-}" != renew ] || rm -f database/{app,owner,monitor}_password {app,migrate}/database_password observability/monitor_password

# The value that a file holds, or a new one.
value() { [ -s "$1" ] && cat "$1" || head -c 48 /dev/urandom | base64 | tr -d '+/=\n' | cut -c1-32; }

# keep VALUE UID FILE: one's own secret, put there before the first start, stays.
keep() {
  [ -s "$3" ] || printf '%s' "$1" >"$3"
  chown "$2:$2" "$3"
  chmod 400 "$3"
}

app=10001 postgres=999 grafana=472 nobody=65534 knot=953 nginx=101
chmod 755 app migrate database backup observability dns certificate

keep "$(value app/admin_password)" $app app/admin_password
keep "$(value database/app_password)" $postgres database/app_password
keep "$(cat database/app_password)" $app app/database_password
keep "$(value database/owner_password)" $postgres database/owner_password
keep "$(cat database/owner_password)" $app migrate/database_password
keep "$(value database/monitor_password)" $postgres database/monitor_password
keep "$(cat database/monitor_password)" $nobody observability/monitor_password
keep "$(value database/postgres_password)" $postgres database/postgres_password
keep "$(value observability/grafana_password)" $grafana observability/grafana_password
keep "$(printf '[global]\nrepo1-cipher-type=aes-256-cbc\nrepo1-cipher-pass=%s\n' "$(value backup/none)")" $postgres backup/cipher.conf
keep "$([ -s dns/tsig_secret ] && cat dns/tsig_secret || head -c 32 /dev/urandom | base64)" $knot dns/tsig_secret
keep "$(cat dns/tsig_secret)" $nginx certificate/tsig_secret
# What the certificate's service writes and NGINX reads, each of its own user.
if [ -d certificates ]; then chown $nginx:$nginx certificates challenges; fi
