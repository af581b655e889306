#!/usr/bin/env bash
# Short forms of ./labra simulate and ./labra test --chaos, and that both find a fine that somebody took away behind their back.
set -euo pipefail

LABRA="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../../../.." && pwd)/labra"
WORK="$(mktemp -d "${TMPDIR:-/tmp}/labra-trials-XXXXXX")"
unset LC_ALL LC_MESSAGES
export LANG=en_US.UTF-8
unset LABRA_DATABASE_URL LABRA_ADMIN_PASSWORD LABRA_DATA LABRA_EMPTY
trap 'rm -rf -- "$WORK"' EXIT

ok() { printf '  ok  %s\n' "$1"; }
bad() {
    printf 'FAILED: %s\n' "$1" >&2
    tail -n 60 -- "$WORK/out" >&2
    exit 1
}

# ends WHAT CODE COMMAND…: the command ends with that code, and what it said is in the file.
ends() {
    local what="$1" code="$2" ended=0
    shift 2
    timeout --kill-after=30 600 "$@" >"$WORK/out" 2>&1 || ended=$?
    if [ "$ended" -eq "$code" ]; then ok "$what"; else bad "$what (ended with $ended)"; fi
}
says() { if grep -q -- "$2" "$WORK/out"; then ok "$1"; else bad "$1"; fi; }

printf 'The trials, in short\n'
simulate() { ends "$1" "$2" "$LABRA" simulate --folder "$WORK/simulate" "${@:3}"; }
chaos() { ends "$1" "$2" "$LABRA" test --chaos --folder "$WORK/chaos" "${@:3}"; }

simulate "the simulation explains itself" 0 --help
says "with the option that takes a fine away" '--remove-one'
simulate "it refuses what it does not know" 2 --nonsense
says "and names it" nonsense
simulate "it refuses more fines than devices have numbers for" 2 --fines 10000 --devices 20
simulate "a day of nobody" 2 --devices 0
simulate "and what is no number" 2 --seed x
simulate "and a sprint that its devices have no numbers for" 2 --sprint 15201
says "with the most there may be" '15200'
chaos "so does chaos" 0 --help
chaos "which refuses what it does not know" 2 --nonsense
chaos "and no time at all" 2 --minutes 0

simulate "a day of 5,000 fines in a minute, all of them explained" 0 --fines 5000 --devices 150 --minutes 1 --seed 42
says "none lost, none twice" 'LOST 0   TWICE 0   SIGNED BY NOBODY 0'
says "each copied device found" 'Copied devices 3, found 3'
simulate "a fine that was taken away is found" 1 --fines 400 --devices 20 --minutes 0.5 --seed 43 --remove-one
says "as lost" 'LOST 1   TWICE 0'

chaos "a minute of chaos, every write found" 0 --minutes 1 --seed 42
says "none lost, none twice" 'LOST 0   TWICE 0   NOBODY WAS TOLD OF 0'
chaos "a fine that was taken away is found there too" 1 --minutes 0.2 --seed 43 --remove-one
says "as lost" 'LOST 1   TWICE 0'
