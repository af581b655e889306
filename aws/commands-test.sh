#!/usr/bin/env bash
# `./labra aws`, told wrong things: each gets its own words, and no mistake touches an account. Node is not needed.
set -euo pipefail

LABRA="$(cd -- "$(dirname -- "$0")/.." && pwd)/labra"
unset LC_ALL LC_MESSAGES
export LANG=en
unset AWS_PROFILE AWS_ACCESS_KEY_ID AWS_CONTAINER_CREDENTIALS_RELATIVE_URI AWS_CONTAINER_CREDENTIALS_FULL_URI AWS_WEB_IDENTITY_TOKEN_FILE
export AWS_SHARED_CREDENTIALS_FILE=/nowhere AWS_CONFIG_FILE=/nowhere
failed=0

# expect STATUS WORDS COMMAND…
expect() {
    local wanted="$1" words="$2" said status=0
    shift 2
    said="$("$LABRA" "$@" 2>&1)" || status=$?
    if [ "$status" -ne "$wanted" ] || [[ "$said" != *"$words"* ]]; then
        printf 'FAILED: labra %s: %s, not %s with "%s":\n%s\n' "$*" "$status" "$wanted" "$words" "$said"
        failed=1
    fi
}

expect 0 'Usage: ./labra aws' aws --help
expect 0 'Usage: ./labra aws' aws
expect 0 'Usage: ./labra aws' help aws
expect 2 'Unknown command: aws dploy' aws dploy town
expect 2 'The installation is missing' aws synth --case 1
expect 2 '--case 1, 2, 3 or functions is missing' aws synth town
expect 2 'There is no case "4"' aws synth town --case 4
expect 2 'The case is missing' aws synth town --case
expect 2 'Unknown option: --force' aws deploy town --case 1 --force
expect 2 'Too much: province' aws cost town province
expect 2 'has no installation "city"' aws try city --case 1
expect 2 'has no installation "../etc/passwd"' aws try ../etc/passwd --case 1
if command -v node >/dev/null; then
    expect 1 'Credentials of an AWS account are missing' aws deploy town --case 1
    expect 1 'Credentials of an AWS account are missing' aws diff town --case 2
    expect 1 'Credentials of an AWS account are missing' aws destroy town --case functions --yes
else
    expect 1 'Node 20+ is missing' aws synth town --case 1
    echo 'skipped: what needs Node'
fi
# Keys are made where Secrets Manager's own 32 letters are, and nowhere else. `aws` and `aws_java` are stood in for here.
# keys WHAT_IS_KEPT STATUS_OF_READING: prints what was put where.
keys() {
    (
        KEPT="$1" READING="$2"
        STATE_DIR=/nowhere
        say() { printf '%s\n' "$2"; }
        fail() { say "$@" && exit 1; }
        # shellcheck source=aws/commands.sh
        . "$(dirname -- "$LABRA")/aws/commands.sh"
        aws_java() { printf 'labra.keys.jwk={}\n' >"$2/application.properties" && printf '{}' >"$2/public-keys.json"; }
        aws() {
            case "$2" in
                get-secret-value) printf '%s\n' "$KEPT" && return "$READING" ;;
                put-secret-value) printf 'put %s\n' "$4" >&2 ;;
                *) return 1 ;;
            esac
        }
        aws_keys town
    ) 2>&1
}
# expect_keys WORDS KEPT STATUS: those words alone are said.
expect_keys() {
    local said
    said="$(keys "$2" "$3")" || true
    if [ "$said" != "$1" ]; then
        printf 'FAILED: with "%s" (%s) in the secret:\n%s\nnot:\n%s\n' "$2" "$3" "$said" "$1"
        failed=1
    fi
}
expect_keys 'put labra/town/public-keys
put labra/town/application' 'abcdefghijKLMNOPQRST123456789012' 0
expect_keys '' 'labra.keys.jwk={"kid":"1"}' 0
expect_keys 'The secret labra/town/application could not be read: it stays as it is.' '' 254
expect_keys 'The secret labra/town/application has no keys, and is not as AWS made it: it stays as it is.' 'something by hand' 0
expect_keys 'The secret labra/town/application has no keys, and is not as AWS made it: it stays as it is.' '' 0
[ "$failed" -eq 0 ] && echo 'labra aws says what is wrong'
exit "$failed"
