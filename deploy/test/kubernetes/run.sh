#!/usr/bin/env bash
# Proves deploy/kubernetes on a real cluster of one node: built of Debian's packages and sources (the first time about five minutes), started,
# used, hurt and ended. Says "skipped" where it cannot run, never "passed". Everything runs in namespaces of the kernel of its own: no
# address of the machine is listened on, its firewall is not touched, and nothing goes on when this ends, however it ends.
set -uo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.." || exit
# shellcheck source=deploy/test/engine.sh
. deploy/test/engine.sh
ENGINE=${LABRA_KUBERNETES:-/var/tmp/labra-kubernetes}
# shellcheck source=deploy/test/stand-ins.sh
. deploy/test/stand-ins.sh
# shellcheck source=deploy/test/checks.sh
. deploy/test/checks.sh
# shellcheck source=deploy/test/site.sh
. deploy/test/site.sh
# shellcheck source=deploy/test/kubernetes/build.sh
. "$here/build.sh"
# shellcheck source=deploy/test/kubernetes/images.sh
. "$here/images.sh"
# shellcheck source=deploy/test/kubernetes/cluster.sh
. "$here/cluster.sh"
# shellcheck source=deploy/test/kubernetes/scenes.sh
. "$here/scenes.sh"

give_up() {
  echo "skipped: $1"
  echo "kubernetes: 0 passed, 0 failed, 1 skipped"
  exit 0
}

finish() {
  echo "kubernetes: $PASSED passed, $FAILED failed, $SKIPPED skipped"
  exit $((FAILED > 0))
}

refusal() {
  local reason
  reason=$(engine_refusal)
  [ -z "$reason" ] || { echo "$reason"; return; }
  [ "$(uname -m)" = x86_64 ] || { echo "not amd64"; return; }
  [ "$(nproc)" -ge 2 ] || { echo "less than two cores"; return; }
  unshare --mount --net --pid --fork true 2>/dev/null || { echo "no namespaces of the kernel"; return; }
  ! compgen -G '/sys/fs/cgroup*/*/kubepods' >/dev/null || echo "a cluster's node already runs here"
}

# Inside: processes, mounts and the network are this run's alone, and end with it.
within_namespaces() {
  local began=$SECONDS scene
  trap 'exit 130' INT TERM
  SCRATCH=$(mktemp -d "$STATE/scratch.XXXXXX")
  cluster >"$STATE/up.log" 2>&1 || {
    tail -5 "$STATE/up.log"
    echo "kubernetes: 0 passed, 1 failed: the cluster does not come up"
    exit 1
  }
  figure "the node of $("$BIN/kube-apiserver" --version) and a database are up after $((SECONDS - began)) s"
  for scene in ${LABRA_SCENES:-starts contract rolled drained killed wrong_image database_away scaled kept doors_rolled rolled_without_pause limited}; do
    echo "$scene"
    "$scene"
  done
  figure "all of it took $((SECONDS - began)) s"
  finish
}

# shellcheck disable=SC2329 # called by the trap
cleanup() {
  [ -z "${LABRA_KEEP_LOGS:-}" ] || cp -r "$STATE/log" "$LABRA_KEEP_LOGS"
  rm -rf "$STATE" "$ENGINE"/image.*
  find /sys/fs/cgroup -depth -type d -path '*/kubepods*' -exec rmdir {} + 2>/dev/null
}

[ "${1:-}" != within ] || within_namespaces
reason=$(refusal)
[ -z "$reason" ] || give_up "no cluster here ($reason)"
mkdir -p "$ENGINE"
exec 8>"$ENGINE/lock"
flock -n 8 || give_up "another run of this test has the cluster"
trap cleanup EXIT
trap 'exit 130' INT TERM
rm -rf "$STATE"
mkdir -p "$STATE"

began=$SECONDS
for step in install_tools unpack_debian get_kubectl get_postgres build_kubernetes make_images; do
  echo "$step"
  $step >"$ENGINE/$step.log" 2>&1 || give_up "$step: $(tail -1 "$ENGINE/$step.log")"
done
figure "programs and images are there after $((SECONDS - began)) s"
unshare --mount --net --pid --fork --kill-child --mount-proc "$here/run.sh" within
