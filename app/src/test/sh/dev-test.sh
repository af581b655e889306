#!/usr/bin/env bash
# ./labra dev from outside: how long after a file is saved its change is served, and that Ctrl-C leaves nothing running.
# It writes into the sources and puts them back.
set -euo pipefail
set -m # a process group of its own, so that Ctrl-C can be sent to it

HOME_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../../../.." && pwd)"
MAIN="$HOME_DIR/app/src/main"
WORK="$(mktemp -d "${TMPDIR:-/tmp}/labra-dev-XXXXXX")"
PORT="${1:-8190}"
URL="http://localhost:$PORT"
SAVED=()

# shellcheck disable=SC2329 # called by the trap
leave() {
    # As saved now, so that what was compiled of the change is compiled again.
    for file in "${SAVED[@]}"; do cp -- "$WORK/saved/$(basename -- "$file")" "$file"; done
    kill -INT -- "-$SERVER" 2>/dev/null || true
    wait "$SERVER" 2>/dev/null || true
    rm -rf -- "$WORK"
}

# seen PATH TEXT: asks until the answer has the text, a minute at the most.
seen() {
    for _ in $(seq 300); do
        if curl -s -m 60 "$URL$1" | grep -q -- "$2"; then return 0; fi
        sleep 0.2
    done
    printf 'FAILED: %s is not seen at %s\n' "$2" "$1" >&2
    tail -n 40 -- "$WORK/out" >&2
    exit 1
}

# change WHAT FILE SED PATH TEXT
change() {
    local file="$MAIN/$2" started
    mkdir -p -- "$WORK/saved"
    cp -- "$file" "$WORK/before"
    cp -n -- "$file" "$WORK/saved/"
    SAVED+=("$file")
    sleep 1
    sed -i "$3" "$file"
    ! cmp -s -- "$file" "$WORK/before" || { printf 'FAILED: nothing to change in %s\n' "$2" >&2; exit 1; }
    started="$(date +%s%N)"
    seen "$4" "$5"
    printf '  %-15s %5d ms\n' "$1" "$((($(date +%s%N) - started) / 1000000))"
}

"$HOME_DIR/labra" dev --port "$PORT" --data "$WORK/data" >"$WORK/out" 2>&1 </dev/null &
SERVER=$!
trap leave EXIT
started=$SECONDS
until curl -s -o /dev/null "$URL/entrar"; do
    kill -0 "$SERVER" 2>/dev/null || { tail -n 40 -- "$WORK/out" >&2; exit 1; }
    sleep 0.5
done
seen /entrar '<form'
printf 'First page after %s s; from saving to seeing:\n' "$((SECONDS - started))"
for round in 1 2 3; do
    change template resources/templates/staff/signIn.html "s/<h1[^>]*>/<h1 class=\"dev-$round\">/" /entrar "class=\"dev-$round\""
    change CSS resources/assets/labra.css "\$a .dev-css-$round {}" /assets/labra.css "dev-css-$round"
    change "Java, a method" java/labra/staff/SignInPages.java "s/Map.of()), back[^)]*)/Map.of()), back + \"dev-java-$round\")/" /entrar "dev-java-$round"
    change "Java, a class" java/labra/staff/SignInPages.java "s/^}\$/static String dev$round() { return \"dev\"; }\n}/;s/Map.of()), back[^)]*)/Map.of()), back + \"dev-class-$round\")/" /entrar "dev-class-$round"
    change message resources/messages/pages_es.properties "s/^sign-in=.*/sign-in=DEV-MESSAGE-$round/" /entrar "DEV-MESSAGE-$round"
done

kill -INT -- "-$SERVER"
wait "$SERVER" 2>/dev/null || true
for process in /proc/[0-9]*; do
    case "$(readlink "$process/cwd" 2>/dev/null)" in "$WORK"*) printf 'FAILED: left behind: %s\n' "$process" >&2; exit 1 ;; esac
done
! (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null || { printf 'FAILED: the port is still taken\n' >&2; exit 1; }
printf 'Ctrl-C leaves nothing.\n'
