#!/usr/bin/env bash
# How the test counts and speaks. Sourced by compose.sh.
PASSED=0 FAILED=0 SKIPPED=0

# check SENTENCE COMMAND…: the sentence holds when the command ends well.
check() {
  local sentence=$1 said
  shift
  if said=$("$@" 2>&1); then
    PASSED=$((PASSED + 1))
    echo "  ok       $sentence"
  else
    FAILED=$((FAILED + 1))
    echo "  FAILED   $sentence"
    tail -n 15 <<<"$said" | sed 's/^/           /'
  fi
}

skipped() {
  SKIPPED=$((SKIPPED + 1))
  echo "  skipped  $1"
}

figure() { echo "  figure   $1"; }

# What a command is expected to print, or a pattern or jq question that it is to satisfy.
equals() { local wanted=$1 got; shift; got=$("$@"); [ "$got" = "$wanted" ] || { echo "$got instead of $wanted"; return 1; }; }
at_least() { local wanted=$1 got; shift; got=$("$@"); [ "${got:-0}" -ge "$wanted" ] || { echo "$got instead of $wanted or more"; return 1; }; }
prints() { local pattern=$1 said; shift; said=$("$@"); grep -qiE -- "$pattern" <<<"$said" || { head -c 2000 <<<"$said"; return 1; }; }
satisfies() { local question=$1 said; shift; said=$("$@"); jq -e "$question" <<<"$said" >/dev/null || { head -c 2000 <<<"$said"; return 1; }; }

# within SECONDS COMMAND…: repeats it until it ends well.
within() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < deadline)) || { "$@"; return 1; }
    sleep 0.3
  done
}

millis() { echo $(($(date +%s%N) / 1000000)); }
