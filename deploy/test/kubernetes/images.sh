#!/usr/bin/env bash
# Images without an engine or a registry, in the shape of `docker save`. Sourced by run.sh.

# image FILE NAME CONFIG LAYER…
image() {
  local file=$1 name=$2 config=$3 folder layer number=0 names=() digests=()
  shift 3
  folder=$(mktemp -d "$ENGINE/image.XXXXXX")
  for layer in "$@"; do
    number=$((number + 1))
    ln "$layer" "$folder/$number.tar"
    names+=("$number.tar")
    digests+=("sha256:$(sha256sum <"$layer" | cut -d' ' -f1)")
  done
  jq -n --argjson config "$config" '{architecture: "amd64", os: "linux", config: $config,
    rootfs: {type: "layers", diff_ids: $ARGS.positional}}' --args "${digests[@]}" >"$folder/config.json"
  jq -n --arg name "$name" '[{Config: "config.json", RepoTags: [$name], Layers: $ARGS.positional}]' --args "${names[@]}" >"$folder/manifest.json"
  tar -cf "$file" -C "$folder" .
  rm -rf "$folder"
}

# A pod's first program; NGINX of a later Debian; and on the same Debian this build of Labra with this machine's Java, and without the
# cache that the real image has.
make_images() {
  local root=$ENGINE/root
  debian_tar forky "$ENGINE/debian.tar" --include=nginx-light || return
  [ -s "$ENGINE/pause.tar" ] || {
    tar -cf "$ENGINE/pause.layer" -C "$BIN" pause
    image "$ENGINE/pause.tar" local/pause:1 '{"Entrypoint": ["/pause"], "User": "65535:65535"}' "$ENGINE/pause.layer"
  }
  [ -s "$ENGINE/nginx.tar" ] || image "$ENGINE/nginx.tar" local/nginx:v1 \
    '{"Env": ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"], "StopSignal": "SIGQUIT", "User": "101"}' "$ENGINE/debian.tar"
  rm -rf "$root"
  mkdir -p "$root"/{opt,app,usr/local/bin}
  cp -rL "$JAVA_HOME" "$root/opt/java"
  rm -rf "$root"/opt/java/{jmods,lib/src.zip,man,include}
  cp -r app/target/quarkus-app/. "$root/app"
  rm -f "$root"/app/lib/main/io.zonky.test.postgres.*
  cp deploy/app/run "$root/usr/local/bin/run"
  chmod -R go+rX "$root"
  chmod 755 "$root/usr/local/bin/run"
  tar -cf "$ENGINE/labra.layer" --owner=0 --group=0 -C "$root" .
  rm -rf "$root"
  image "$ENGINE/labra.tar" local/labra:v1 '{"Entrypoint": ["run"], "Cmd": ["start"], "User": "10001", "WorkingDir": "/app",
    "Env": ["PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8"]}' "$ENGINE/debian.tar" "$ENGINE/labra.layer"
}
