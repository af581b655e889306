#!/usr/bin/env bash
# One node: etcd, API server, controllers, scheduler, containerd, kubelet, kube-proxy, names, and PostgreSQL beside the cluster. All of it
# lives in namespaces of the kernel that end with the shell that starts it. Sourced by run.sh.

NODE=10.99.0.2 PODS=10.244.0.0/24 SERVICES=10.96.0.0/16
STATE=$ENGINE/state
API=https://$NODE:6443
# All that runs is where the pods are.
INSIDE=()

kubectl() { "$ENGINE/kubectl/kubectl" --kubeconfig "$STATE/pki/admin.conf" "$@"; }
k() { kubectl -n labra "$@"; }
ctr() { "$UNPACKED/usr/bin/ctr" -a "$STATE/run/containerd.sock" -n k8s.io "$@"; }
ask_api() { curl --silent --fail --max-time 5 --cacert "$STATE/pki/ca.crt" --cert "$STATE/pki/admin.crt" --key "$STATE/pki/admin.key" "$API$1"; }

# start NAME COMMAND…: a program that runs until the end.
start() {
  local name=$1
  shift
  "$@" >"$STATE/log/$name.log" 2>&1 </dev/null 8>&- &
  echo $! >"$STATE/$name.pid"
  disown
}

# What the programs would leave in the machine's folders stays in here.
own_folders() {
  local folder
  for folder in /run/netns /var/lib/kubelet /var/lib/cni /var/log/pods /var/log/containers /opt/containerd; do
    mkdir -p "$folder" && mount -t tmpfs none "$folder"
  done
  mkdir -p "$STATE"/{pki,log,run,etcd,kubelet,cni}
  chmod 755 "$ENGINE" "$STATE"
}

own_network() {
  ip link set lo up
  # A node has an address and a default route, even where nothing lies beyond.
  ip link add node0 type veth peer name node0-peer
  ip link set node0-peer up
  ip addr add $NODE/24 dev node0
  ip link set node0 up
  ip route add default via 10.99.0.1 dev node0
  sysctl -qw net.ipv4.ip_forward=1
  cat >"$STATE/cni/10-bridge.conflist" <<C
{"cniVersion": "0.4.0", "name": "pods", "plugins": [
  {"type": "bridge", "bridge": "cni0", "isGateway": true, "ipMasq": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "ranges": [[{"subnet": "$PODS"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
C
}

# certificate NAME SUBJECT [NAMES]: of this cluster's own authority, and for whoever talks to the API its configuration.
certificate() {
  openssl req -newkey rsa:2048 -nodes -subj "$2" -keyout "$1.key" -out "$1.csr"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -out "$1.crt" \
    -extfile <(printf 'extendedKeyUsage=serverAuth,clientAuth\n%s' "${3:+subjectAltName=$3}")
  jq -n --arg api "$API" --arg pki "$PWD" --arg name "$1" '{apiVersion: "v1", kind: "Config", "current-context": "here",
    contexts: [{name: "here", context: {cluster: "here", user: $name}}],
    clusters: [{name: "here", cluster: {server: $api, "certificate-authority": "\($pki)/ca.crt"}}],
    users: [{name: $name, user: {"client-certificate": "\($pki)/\($name).crt", "client-key": "\($pki)/\($name).key"}}]}' >"$1.conf"
}

certificates() (
  cd "$STATE/pki" || exit
  {
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test -keyout ca.key -out ca.crt
    certificate apiserver /CN=kube-apiserver "DNS:kubernetes.default.svc,DNS:localhost,IP:10.96.0.1,IP:127.0.0.1,IP:$NODE"
    certificate kubelet /O=system:nodes/CN=system:node:node1 "DNS:node1,IP:$NODE"
    certificate admin /O=system:masters/CN=admin
    certificate controller-manager /CN=system:kube-controller-manager
    certificate scheduler /CN=system:kube-scheduler
    certificate proxy /CN=system:kube-proxy
    openssl genrsa -out accounts.key 2048
    openssl rsa -in accounts.key -pubout -out accounts.pub
  } 2>/dev/null
)

control_plane() {
  local pki=$STATE/pki
  start etcd "$UNPACKED/usr/bin/etcd" --name here --data-dir "$STATE/etcd" \
    --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 \
    --listen-peer-urls http://127.0.0.1:2380 --initial-advertise-peer-urls http://127.0.0.1:2380 --initial-cluster here=http://127.0.0.1:2380
  start apiserver "$BIN/kube-apiserver" --etcd-servers=http://127.0.0.1:2379 --advertise-address=$NODE --secure-port=6443 \
    --client-ca-file="$pki/ca.crt" --tls-cert-file="$pki/apiserver.crt" --tls-private-key-file="$pki/apiserver.key" \
    --kubelet-client-certificate="$pki/admin.crt" --kubelet-client-key="$pki/admin.key" --kubelet-certificate-authority="$pki/ca.crt" \
    --kubelet-preferred-address-types=InternalIP --service-account-key-file="$pki/accounts.pub" \
    --service-account-signing-key-file="$pki/accounts.key" --service-account-issuer=https://kubernetes.default.svc \
    --service-cluster-ip-range=$SERVICES --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction
  within 90 kubectl get --raw /readyz || return
  start controllers "$BIN/kube-controller-manager" --kubeconfig="$pki/controller-manager.conf" --root-ca-file="$pki/ca.crt" \
    --service-account-private-key-file="$pki/accounts.key" --use-service-account-credentials --leader-elect=false
  start scheduler "$BIN/kube-scheduler" --kubeconfig="$pki/scheduler.conf" --leader-elect=false
}

# Where a container may not lower its own score with the kernel's killer (no CAP_SYS_RESOURCE), it would not start at all.
runtime() {
  cat >"$STATE/containerd.toml" <<C
version = 2
root = "$STATE/containerd"
state = "$STATE/run/containerd"
[grpc]
  address = "$STATE/run/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "local/pause:1"
  disable_apparmor = true
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "$UNPACKED/usr/lib/cni"
    conf_dir = "$STATE/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
C
  start containerd env PATH="$UNPACKED/usr/bin:$UNPACKED/usr/sbin:$PATH" containerd --config "$STATE/containerd.toml"
  within 30 ctr version || return
  local image
  for image in pause nginx labra; do ctr images import "$ENGINE/$image.tar" || return; done
  # The next version: the same program under another name.
  ctr images tag docker.io/local/labra:v1 docker.io/local/labra:v2 || ctr images tag local/labra:v1 local/labra:v2
}

node() {
  : >"$STATE/resolv.conf"
  cat >"$STATE/kubelet.yaml" <<C
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $STATE/pki/ca.crt}}
authorization: {mode: Webhook}
tlsCertFile: $STATE/pki/kubelet.crt
tlsPrivateKeyFile: $STATE/pki/kubelet.key
address: $NODE
cgroupDriver: cgroupfs
clusterDNS: [$NODE]
clusterDomain: cluster.local
failSwapOn: false
evictionHard: {memory.available: "100Mi", nodefs.available: "1%", imagefs.available: "1%"}
imageGCHighThresholdPercent: 100
syncFrequency: 10s
resolvConf: $STATE/resolv.conf
C
  start kubelet "$BIN/kubelet" --config="$STATE/kubelet.yaml" --kubeconfig="$STATE/pki/kubelet.conf" --hostname-override=node1 \
    --node-ip=$NODE --root-dir="$STATE/kubelet" --container-runtime=remote --network-plugin=cni \
    --container-runtime-endpoint="unix://$STATE/run/containerd.sock"
  start proxy "$BIN/kube-proxy" --kubeconfig="$STATE/pki/proxy.conf" --hostname-override=node1 --cluster-cidr=$PODS \
    --proxy-mode=iptables --conntrack-max-per-core=0
  : >"$STATE/hosts"
  start dns dnsmasq --keep-in-foreground --conf-file=/dev/null --no-resolv --no-hosts --addn-hosts="$STATE/hosts" --local=/cluster.local/ \
    --local-ttl=5 --listen-address=$NODE --bind-interfaces --user=root --pid-file=
  start names keep_names
  within 60 kubectl get node node1 && kubectl wait --for=condition=Ready node/node1 --timeout=90s
}

# Debian has no CoreDNS. Services under their names, those without an address under the addresses of the pods that are ready.
keep_names() {
  while sleep 1; do
    {
      ask_api /api/v1/services | jq -r '.items[] | select(.spec.clusterIP != "None") | "\(.spec.clusterIP) \(.metadata.name).\(.metadata.namespace)"'
      ask_api '/api/v1/endpoints?labelSelector=service.kubernetes.io/headless' |
        jq -r '.items[] | "\(.subsets[]?.addresses[]?.ip) \(.metadata.name).\(.metadata.namespace)"'
    } | sed 's/$/.svc.cluster.local/' | sort >"$STATE/hosts.new"
    cmp -s "$STATE/hosts.new" "$STATE/hosts" && continue
    cat "$STATE/hosts.new" >"$STATE/hosts"
    kill -HUP "$(cat "$STATE/dns.pid")"
  done
}

# PostgreSQL as it travels with Labra, on the node's address: as RDS would be, beside the cluster. Its server is never root.
as_nobody() { setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"; }
postgres() { as_nobody "$ENGINE/postgres/bin/pg_ctl" -D "$STATE/database/data" -l "$STATE/database/log" -w "$@" >/dev/null 8>&-; }
query() { psql -h "$STATE/database" -U postgres -d "${DATABASE:-labra}" -XAtq -v ON_ERROR_STOP=1 "$@"; }

database() {
  mkdir -p "$STATE/database" && chown nobody "$STATE/database"
  as_nobody "$ENGINE/postgres/bin/initdb" -D "$STATE/database/data" -U postgres --auth-local=trust --auth-host=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8 >/dev/null || return
  printf '%s\n' "listen_addresses = '$NODE'" "unix_socket_directories = '$STATE/database'" 'max_connections = 200' 'ssl = off' \
    >>"$STATE/database/data/postgresql.conf"
  echo 'host all all 10.0.0.0/8 scram-sha-256' >>"$STATE/database/data/pg_hba.conf"
  postgres start
}

cluster() {
  own_folders && own_network && certificates && control_plane && runtime && node && database
}
