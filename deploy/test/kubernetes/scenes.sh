#!/usr/bin/env bash
# What run.sh plays through, one function a scene, in the order of its list. Sourced by it.

secret() { cat "$STATE/secrets/$1"; }
ready_copies() { k get deployment "labra-${1:-app}" -o jsonpath='{.status.readyReplicas}'; }
pods() { k get pods -l "app.kubernetes.io/component=${1:-app}" -o json; }
names_of_pods() { pods "$@" | jq -r '.items[] | select(.metadata.deletionTimestamp == null) | .metadata.name' | sort; }
restarts() { pods | jq '[.items[].status.containerStatuses[].restartCount] | add'; }
rolled_out() { k rollout status "deployment/labra-${1:-app}" --timeout=300s; }
copies_reached() { k logs -l app.kubernetes.io/component=nginx --tail=-1 --since="$1s" | jq -rR 'fromjson? | select(.upstream_status == "200") | .upstream' | sort -u | wc -l; }

# What is newer than 1.20 in today's manifests is renamed or left out.
to_1_20() {
  perl -0pe 's{autoscaling/v2\n}{autoscaling/v2beta2\n}g; s{policy/v1\n}{policy/v1beta1\n}g; s{batch/v1\nkind: CronJob}{batch/v1beta1\nkind: CronJob}g;
    s{\n *(unhealthyPodEvictionPolicy|timeZone): [^\n]+}{}g; s{\n *matchLabelKeys:\n *- [^\n]+}{}g;
    s{\n( *)sleep:\n *seconds: (\d+)}{\n$1exec:\n$1  command: [sleep, "$2"]}g'
}

# render TAG: the overlay of trials, as it is but for the tag, and without the limit of one address (REPORTS a minute else), from which all of the load comes.
render() {
  local copy=$SCRATCH/$1
  rm -rf "$copy" && mkdir -p "$copy/deploy" && cp -r deploy/{kubernetes,nginx,postgres} "$copy/deploy/"
  sed -i "/local\/labra,/s/newTag: v1/newTag: $1/" "$copy/deploy/kubernetes/overlays/test/kustomization.yaml"
  echo "LABRA_LIMITS_REPORTS_PER_MINUTE=${REPORTS:-0}" >>"$copy/deploy/kubernetes/overlays/test/settings.env"
  kubectl kustomize "$copy/deploy/kubernetes/overlays/test" | to_1_20
}
apply() { render "$1" | kubectl apply -f -; }

# The roles by the project's own script, the secrets as docs/kubernetes.md makes them, and the database under a name inside.
prepare() {
  local name secrets=$STATE/secrets
  mkdir -p "$secrets"/{app,migrate,keys}
  for name in owner_password app_password monitor_password app/admin_password; do
    head -c 48 /dev/urandom | base64 | tr -d '+/=\n' | cut -c1-32 | tr -d '\n' >"$secrets/$name"
  done
  cp "$secrets/app_password" "$secrets/app/database_password"
  cp "$secrets/owner_password" "$secrets/migrate/database_password"
  echo "postgresql:///postgres?host=$STATE/database&user=postgres" >"$secrets/master_url"
  LABRA_SECRETS=$secrets LABRA_ROLES=deploy/postgres deploy/postgres/make-roles.sh || return
  "$JAVA_HOME/bin/java" "$here/SigningKey.java" "$secrets/keys" || return
  kubectl create namespace labra --dry-run=client -o yaml | kubectl apply -f - || return
  for name in app migrate keys; do k create secret generic "labra-$name" --from-file="$secrets/$name" || return; done
  kubectl apply -f - <<Y
apiVersion: v1
kind: Service
metadata: {name: database, namespace: labra}
spec: {ports: [{name: postgresql, port: 5432}]}
---
apiVersion: v1
kind: Endpoints
metadata: {name: database, namespace: labra}
subsets: [{addresses: [{ip: $NODE}], ports: [{name: postgresql, port: 5432}]}]
Y
}

starts() {
  local began=$SECONDS
  check "the secrets and the roles are made" prepare
  check "one apply is accepted" apply v1
  check "the migration's Job is complete" k wait --for=condition=complete job/labra-migrate-v1 --timeout=300s
  figure "migrated $((SECONDS - began)) s after the apply began"
  check "two copies are ready" within 300 equals 2 ready_copies
  check "two doors are ready" within 120 equals 2 ready_copies nginx
  check "no copy ended before the schema was there" equals 0 restarts
  figure "two copies and two doors ready after $((SECONDS - began)) s"
  SITE=http://$(k get service labra-nginx -o jsonpath='{.spec.clusterIP}')
  check "the documentation answers through the Service and NGINX" within 30 answers 200 "$SITE/docs/"
  if [ "$FAILED" != 0 ]; then
    k get pods,jobs,events
    finish
  fi
}

update() { apply "$1" && rolled_out; }

# rolled_to TAG NAME
rolled_to() {
  local before
  before=$(names_of_pods)
  under_load 10 "$2" update "$1"
  check "$2: every copy was replaced" test -z "$(comm -12 <(echo "$before") <(names_of_pods))"
  for kind in fine report person; do check "$2: no $kind failed" none_failed $kind; done
  check "$2: at least 2,000 were asked that may be repeated" test $(($(result good "$SCRATCH/fine") + $(result good "$SCRATCH/report"))) -ge 2000
}

rolled() {
  rolled_to v2 rolled
  check "the new version had a migration of its own" k wait --for=condition=complete job/labra-migrate-v2 --timeout=60s
}

# The same without the pause before the signal: not a promise, a figure.
rolled_without_pause() {
  k patch deployment labra-app --type=json -p '[{"op": "remove", "path": "/spec/template/spec/containers/0/lifecycle"}]' >/dev/null
  rolled_out >/dev/null
  under_load 10 without-pause change_image v1
  apply v2 >/dev/null && rolled_out >/dev/null
}
change_image() { k set image deployment/labra-app "app=local/labra:$1" && rolled_out; }

doors_rolled() {
  under_load 10 doors restart_doors
  for kind in fine report; do check "doors: no $kind failed" none_failed $kind; done
}
restart_doors() { k rollout restart deployment/labra-nginx && rolled_out nginx; }

drain() { kubectl drain node1 --ignore-daemonsets --delete-emptydir-data --force --timeout=70s >"$SCRATCH/drained" 2>&1; true; }

drained() {
  under_load 10 drained drain
  check "drained: the second eviction was refused by the disruption budget" grep -q 'violate the pod.s disruption budget' "$SCRATCH/drained"
  check "drained: one copy was left" at_least 1 ready_copies
  for kind in fine report; do check "drained: no $kind failed" none_failed $kind; done
  kubectl uncordon node1 >/dev/null
  check "drained: two copies again once the node is back" within 180 equals 2 ready_copies
  check "drained: two doors too" within 60 equals 2 ready_copies nginx
}

kill_a_copy() { ctr tasks kill -s KILL "$(pods | jq -r '.items[0].status.containerStatuses[0].containerID' | sed 's,.*//,,')"; }

killed() {
  local before
  before=$(restarts)
  # NGINX hears of a copy that has just come within ten seconds.
  sleep 15
  under_load 20 killed kill_a_copy
  check "killed: its container was started again" within 90 at_least $((before + 1)) restarts
  check "killed: two copies are ready again" within 180 equals 2 ready_copies
  for kind in fine report; do check "killed: no $kind failed" none_failed $kind; done
}

# An image that is nowhere, and one whose program answers nobody.
wrong_image() {
  local before image
  before=$(names_of_pods)
  for image in local/labra:nowhere local/pause:1; do
    k set image deployment/labra-app "app=$image" >/dev/null
    sleep 20
    check "wrong image $image: the update does not end" refused k rollout status deployment/labra-app --timeout=5s
    check "wrong image $image: the two copies of before serve" equals 2 ready_copies
    check "wrong image $image: none of them was replaced" test -z "$(comm -23 <(echo "$before") <(names_of_pods))"
    check "wrong image $image: a fine is loaded meanwhile" fine_loaded "wrong-$image"
  done
  apply v2 >/dev/null
  check "wrong image: taken back" rolled_out
}

away_and_back() {
  postgres stop -m immediate
  sleep 20
  equals 2 ready_copies >"$SCRATCH/away" && prints 'problem\+json' headers "$SITE/generar_informe?email=compose@example.org" >>"$SCRATCH/away" &&
    equals 503 status "$SITE/generar_informe?email=compose@example.org" >>"$SCRATCH/away" && touch "$SCRATCH/said"
  postgres start
}

database_away() {
  local before
  before=$(restarts)
  rm -f "$SCRATCH/said"
  under_load 15 database away_and_back
  check "database away: both copies stay ready and say 503 with a reason" test -e "$SCRATCH/said"
  check "database away: a fine is loaded after it" within 30 fine_loaded after-the-database
  check "database away: no copy was started anew" equals "$before" restarts
}

scaled() {
  under_load 15 scaled scale_to_three
  check "scaled: three copies are asked" at_least 3 copies_reached 20
  for kind in fine report person; do check "scaled: no $kind failed with three" none_failed $kind; done
  under_load 40 fewer k scale deployment labra-app --replicas=2
  check "scaled: two are left" within 90 equals 2 ready_copies
  for kind in fine report person; do check "scaled: no $kind failed with fewer" none_failed $kind; done
}
scale_to_three() { k scale deployment labra-app --replicas=3 && rolled_out; }

kept() {
  check "the fine of the beginning is in the report" satisfies 'length >= 1' fetch "$SITE/generar_informe?email=compose@example.org"
  check "it is stored once" equals 1 fines_stored contrato
  k get hpa,pdb --no-headers | sed 's/^/  /'
}

# Two processes and one limit: what one address may ask for in a minute and meanwhile gets anew, not twice that.
limited() {
  local began took granted
  REPORTS=100 apply v2 >/dev/null
  rolled_out >/dev/null
  for _ in $(seq 400); do printf 'url = "%s/generar_informe?email=compose@example.org"\noutput = /dev/null\n' "$SITE"; done >"$SCRATCH/questions"
  began=$(millis)
  granted=$(inside curl --silent --max-time 120 --config "$SCRATCH/questions" --write-out '%{http_code}\n' | grep -c '^200$')
  took=$(($(millis) - began))
  figure "limited: $granted of 400 reports in $took ms, where 100 a minute are allowed and two copies answer"
  check "limited: the copies hold one limit together" test "$granted" -ge 100 -a "$granted" -le $((115 + took / 600))
  check "limited: both were asked" at_least 2 copies_reached 60
}
