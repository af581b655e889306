#!/usr/bin/env bash
# Checks a proof of Labra's (./labra audit proof MULTA, or GET /multas/{id}/prueba as text/plain) without Labra: with openssl,
# base64 and od. Usage: check-proof.sh FILE [KEY]; KEY is the log's key as you got it elsewhere, else the one in the file is believed.
set -euo pipefail
file=$1 work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "NO: $*" >&2; exit 1; }
hex() { od -An -v -tx1 | tr -d ' \n'; }
sha() { openssl dgst -sha256 -binary | hex; }
bytes() { printf '%b' "$(sed 's/../\\x&/g' <<<"$1" | tr -d '\n')"; }
value() { sed -n "s/^$1 //p" "$file"; }
[ "$(head -1 "$file")" = labra-prueba/1 ] || fail "not a proof"

# 1. The checkpoint: its three lines are signed with Ed25519 by the key (name+id+base64 of 01 and 32 bytes).
key=${2:-$(value clave)} name=${key%%+*} public=${key#*+}
value registro >"$work/note"
head -3 "$work/note" >"$work/text"
{ bytes 302a300506032b6570032100; base64 -d <<<"${public#*+}" | tail -c 32; } >"$work/key.der"
grep -F -- "— $name " "$work/note" | head -1 | sed 's/.* //' | base64 -d | tail -c 64 >"$work/signature" ||
    fail "there is no signature of $name"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key.der" -rawin -in "$work/text" -sigfile "$work/signature" >"$work/said" 2>&1 ||
    fail "the checkpoint is not signed by $key"
size=$(sed -n 2p "$work/text") root=$(sed -n 3p "$work/text" | base64 -d | hex)

# 2. Each leaf: the hash of what was said stands in it, and its path leads to the root (RFC 9162, 2.1.3.2).
leaves=0
check() {
    [ "$(base64 -d <<<"$said" | sha)" = "${leaf##* }" ] || fail "what leaf $index says is not what it was sealed with"
    hash=$({ bytes 00; printf '%s' "$leaf"; } | sha)
    local node=$index last=$((size - 1)) sibling
    [ "$node" -le "$last" ] || fail "no leaf $index among $size"
    for sibling in $path; do
        [ "$last" -gt 0 ] || fail "the path of leaf $index is too long"
        if [ $((node % 2)) = 1 ] || [ "$node" = "$last" ]; then
            hash=$({ bytes 01; bytes "$sibling"; bytes "$hash"; } | sha)
            while [ $((node % 2)) = 0 ] && [ "$node" != 0 ]; do node=$((node / 2)) last=$((last / 2)); done
        else
            hash=$({ bytes 01; bytes "$hash"; bytes "$sibling"; } | sha)
        fi
        node=$((node / 2)) last=$((last / 2))
    done
    [ "$last" = 0 ] && [ "$hash" = "$root" ] || fail "leaf $index is not in the log"
    echo "leaf $index: $leaf"
    base64 -d <<<"$said" | cut -c37- && echo
    leaves=$((leaves + 1))
}
while read -r word rest; do
    case $word in
        hoja) index=$rest ;;
        sobre) leaf=$rest ;;
        dicho) said=$rest ;;
        camino) path=$rest && check ;;
    esac
done <"$file"
[ "$leaves" -gt 0 ] || fail "nothing is proven"
echo "YES: $leaves leaves about $(value multa) are in the log of $size that $name signed"
