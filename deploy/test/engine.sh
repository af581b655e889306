#!/usr/bin/env bash
# A Docker engine of the test's own: it lives in one folder and, while it runs containers, in a network namespace of its
# own, so that neither the machine's network nor an engine that is already there is touched. Sourced by compose.sh.

ENGINE=${LABRA_ENGINE:-/var/tmp/labra-engine}
NAMESPACE=labra-test
export DOCKER_HOST="unix://$ENGINE/docker.sock" DOCKER_CONFIG="$ENGINE/config" DOCKER_BUILDKIT=1
PATH=$PATH:/usr/sbin:/sbin

# Runs a command where the containers' published ports are.
INSIDE=(nsenter --net="/run/netns/$NAMESPACE")
inside() { "${INSIDE[@]}" "$@"; }

# Why there can be no engine on this machine; nothing when there can.
engine_refusal() {
  [ "$(uname -s)" = Linux ] || { echo "not Linux"; return; }
  [ "$(id -u)" = 0 ] || { echo "not root"; return; }
  command -v apt-get >/dev/null || { echo "no apt-get"; return; }
  ip netns add labra-probe 2>/dev/null && ip netns del labra-probe || { command -v ip >/dev/null && echo "no network namespaces"; }
}

engine_install() {
  mkdir -p "$ENGINE"
  local wanted=() pair
  for pair in dockerd:docker.io iptables:iptables mmdebstrap:mmdebstrap ip:iproute2 nsenter:util-linux dig:bind9-dnsutils \
    wrk:wrk curl:curl jq:jq openssl:openssl chromium:chromium; do
    command -v "${pair%%:*}" >/dev/null || wanted+=("${pair#*:}")
  done
  if [ ${#wanted[@]} -gt 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
  fi
  client_plugins
}

# Compose v2 and buildx as a later Debian packages them; only unpacked here.
client_plugins() {
  [ -x "$DOCKER_CONFIG/cli-plugins/docker-buildx" ] && return
  local unpacked="$ENGINE/plugins"
  mkdir -p "$unpacked" "$DOCKER_CONFIG/cli-plugins"
  (cd "$unpacked" && apt_of trixie download -qq docker-compose docker-buildx && for deb in ./*.deb; do dpkg-deb -x "$deb" .; done)
  find "$unpacked/usr" -name 'docker-compose' -type f -perm -u+x -exec cp {} "$DOCKER_CONFIG/cli-plugins/" \;
  find "$unpacked/usr" -name 'docker-buildx' -type f -perm -u+x -exec cp {} "$DOCKER_CONFIG/cli-plugins/" \;
}

# apt-get for another release of Debian, its sources too, from the mirror that this machine uses, in a folder of its own.
apt_of() {
  local release=$1 state="$ENGINE/apt/$1"
  shift
  if [ ! -e "$state/ready" ]; then
    mkdir -p "$state"/{lists/partial,cache/archives/partial,sources}
    printf '%s [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' \
      deb "$(debian_mirror)" "$release" deb-src "$(debian_mirror)" "$release" >"$state/sources/$release.list"
    apt-get "$(apt_options "$state")" update -qq && touch "$state/ready"
  fi
  apt-get "$(apt_options "$state")" "$@"
}

apt_options() {
  local file="$1/apt.conf"
  printf '%s\n' "Dir::Etc::sourcelist \"/dev/null\";" "Dir::Etc::sourceparts \"$1/sources\";" \
    "Dir::State::lists \"$1/lists\";" "Dir::Cache \"$1/cache\";" "APT::Sandbox::User \"root\";" >"$file"
  echo "-c=$file"
}

debian_mirror() {
  apt-get indextargets --format '$(SITE) $(BASE_URI)' 2>/dev/null | cut -d' ' -f2 | grep -m1 '/debian/dists/' | sed 's#/dists/.*##'
}

# engine_up build: images are built with the machine's own network. engine_up run: containers run in the namespace.
engine_up() {
  local launcher=() flags=(--iptables=false --bridge=none)
  if [ "$1" = run ]; then
    ip netns list | grep -qw "$NAMESPACE" || ip netns add "$NAMESPACE"
    ip -n "$NAMESPACE" link set lo up
    launcher=(nsenter --net="/run/netns/$NAMESPACE")
    flags=()
  fi
  engine_down
  (
  # Nothing of the caller's stays open in it: a lock would be held as long as the engine lives.
  for fd in /proc/self/fd/*; do fd=${fd##*/}; ((fd < 3)) || eval "exec $fd>&-"; done
  exec "${launcher[@]}" dockerd -H "$DOCKER_HOST" --data-root "$ENGINE/data" --exec-root "$ENGINE/exec" \
    --pidfile "$ENGINE/dockerd.pid" "${flags[@]}"
  ) </dev/null >"$ENGINE/dockerd.log" 2>&1 &
  disown
  local _
  for _ in $(seq 60); do
    docker info >/dev/null 2>&1 && return
    sleep 0.5
  done
  tail -5 "$ENGINE/dockerd.log" >&2
  return 1
}

engine_down() {
  local pid _
  pid=$(cat "$ENGINE/dockerd.pid" 2>/dev/null) || return 0
  kill "$pid" 2>/dev/null || { rm -f "$ENGINE/dockerd.pid"; return 0; }
  for _ in $(seq 60); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.5
  done
  kill -9 "$pid"
}

namespace_down() { ip netns del "$NAMESPACE" 2>/dev/null || true; }
