#!/usr/bin/env bash
# Base images under their official names, made of Debian's packages and this machine's own JDK: for machines that reach no
# image registry. They share the name and the way of use with the official ones, nothing else. Sourced by compose.sh.

STAND_INS=$(cd "$(dirname "${BASH_SOURCE[0]}")/stand-ins" && pwd)

have_image() { docker image inspect "$1" >/dev/null 2>&1; }

# debian_tar RELEASE FILE OPTIONS…: a small Debian, without what the official slim images leave out too.
debian_tar() {
  local release=$1 file=$2 rule options=()
  shift 2
  [ -s "$file" ] && return
  for rule in doc man info locale groff lintian; do options+=("--dpkgopt=path-exclude=/usr/share/$rule/*"); done
  # What this machine's apt is told of a mirror's age, the image's apt is told too.
  while read -r rule; do options+=("--aptopt=$rule"); done < <(apt-config dump Acquire::Check-Valid-Until)
  mmdebstrap --quiet --format=tar --variant=minbase "${options[@]}" "$@" "$release" "$file.new" "$(debian_mirror)" && mv "$file.new" "$file"
}

# bootstrap RELEASE NAME: it as an image.
bootstrap() {
  have_image "$2" && return
  debian_tar "$1" "$ENGINE/$1.tar"
  docker import "$ENGINE/$1.tar" "$2" >/dev/null
}

# stand_in FILE NAME CONTEXT: made once for each text of its Dockerfile.
stand_in() {
  local file="$STAND_INS/$1" name=$2 context=$3 text
  text=$(cksum <"$file" | tr ' ' -)
  [ "$(docker image inspect -f '{{index .Config.Labels "made-of"}}' "$name" 2>/dev/null)" = "$text" ] ||
    docker build --quiet --network=host --label "made-of=$text" -f "$file" -t "$name" "$context" >/dev/null
}

# This machine's Maven and JDK 25, links resolved.
maven_context() {
  local context="$ENGINE/maven" jdk=$1
  [ -x "$context/jdk/bin/javac" ] && [ -d "$context/maven/lib" ] || {
    rm -rf "$context" && mkdir -p "$context"
    cp -rL "$jdk" "$context/jdk"
    cp -rL "$(dirname "$(dirname "$(readlink -f "$(command -v mvn)")")")" "$context/maven"
  }
  echo "$context"
}

maildev_context() {
  local context="$ENGINE/maildev"
  [ -d "$context/node_modules/maildev" ] || {
    mkdir -p "$context"
    npm install --silent --no-fund --no-audit --prefix "$context" maildev@2.2.1 >/dev/null 2>&1 || return
  }
  cp -L "$(command -v node)" "$context/node"
  echo "$context"
}

# The JDK 25 of this machine.
jdk_25() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/java/*25*; do
    [ -x "$home/bin/jlink" ] && "$home/bin/java" -version 2>&1 | grep -q '"25' && echo "$home" && return
  done
  return 1
}

make_stand_ins() {
  bootstrap trixie debian:13-slim
  bootstrap forky debian:forky-slim
  stand_in maven.Dockerfile maven:3.9-eclipse-temurin-25 "$(maven_context "$1")"
  stand_in postgres.Dockerfile postgres:17 "$STAND_INS"
  stand_in nginx.Dockerfile nginx:1.30 "$STAND_INS"
  stand_in prometheus.Dockerfile prom/prometheus:v3.5.3 "$STAND_INS"
  stand_in postgres-exporter.Dockerfile prometheuscommunity/postgres-exporter:v0.17.1 "$STAND_INS"
  stand_in nginx-exporter.Dockerfile nginx/nginx-prometheus-exporter:1.4.1 "$STAND_INS"
  stand_in machine.Dockerfile labra-test/machine:latest "$STAND_INS"
  stand_in maildev.Dockerfile maildev/maildev:2.2.1 "$(maildev_context)"
}
