# shellcheck shell=bash disable=SC2154
# ./labra aws …: sourced by the launcher.

CDK_CLI=2.1148.1
SPECIFICATION=0.1.216
GUARD=0.0.62

aws_help() {
    case "$LOCALE" in
        en*) cat <<'EOF' ;;
Usage: ./labra aws synth|diff|deploy|destroy|try INSTALLATION --case 1|2|3|functions [--yes]
       ./labra aws cost INSTALLATION

An installation is one of aws/installations.yaml; copy one and put your own domain there. NAME-test is its test environment.
  synth     writes the templates; needs Node, and no account
  cost      what each case costs a month and a fine, from the templates and aws/prices.csv
  diff      what a deployment would change
  deploy    makes or changes it; asks before it widens a right, unless --yes
  try       asks a deployment what its users ask first
  destroy   takes it away; buckets, keys and a last copy of the database stay
diff, deploy and destroy need credentials of an account; deploy needs the AWS CLI too. See docs/aws.md.
EOF
        *) cat <<'EOF' ;;
Uso: ./labra aws synth|diff|deploy|destroy|try INSTALACIÓN --case 1|2|3|functions [--yes]
     ./labra aws cost INSTALACIÓN

Una instalación es una de aws/installations.yaml; copie una y ponga su propio dominio. NOMBRE-test es su entorno de prueba.
  synth     escribe las plantillas; necesita Node, y ninguna cuenta
  cost      lo que cuesta cada caso por mes y por multa, según las plantillas y aws/prices.csv
  diff      lo que cambiaría un despliegue
  deploy    lo hace o lo cambia; pregunta antes de ampliar un permiso, salvo con --yes
  try       le pide a un despliegue lo que sus usuarios piden primero
  destroy   lo quita; quedan los depósitos, las llaves y una última copia de la base
diff, deploy y destroy necesitan credenciales de una cuenta; deploy también la CLI de AWS. Vea docs/aws.md.
EOF
    esac
}

aws_wrong() {
    say "$1" "$2"
    say "Vea ./labra aws --help" "See ./labra aws --help"
    exit 2
}

aws_stamp() { (cd -- "$HOME_DIR" && find pom.xml aws/pom.xml aws/src/main -type f -print0 | LC_ALL=C sort -z | xargs -0 cksum | cksum); }

aws_build() {
    local log="$STATE_DIR/build-aws.log" stamp
    mkdir -p -- "$STATE_DIR"
    stamp="$(aws_stamp)"
    if [ -d "$HOME_DIR/aws/target/lib" ] && [ "$stamp" = "$(cat "$STATE_DIR/aws-built" 2>/dev/null)" ]; then return; fi
    need_maven
    say "Construyendo los despliegues de AWS… (la primera vez descarga 180 MB)" "Building the deployments of AWS… (the first time it downloads 180 MB)"
    if ! (cd -- "$HOME_DIR" && "$MAVEN" -B -q -Paws -Dunchecked -Dmaven.test.skip=true -Dspotless.check.skip=true -pl aws package) >"$log" 2>&1; then
        tail -n 40 -- "$log" >&2
        fail "No se pudo construir. El registro completo está en $log" "The build failed. The whole log is in $log"
    fi
    printf '%s' "$stamp" >"$STATE_DIR/aws-built"
}

need_node() {
    has node || fail "Falta Node 20+ (CDK para Java lo usa). Instálelo con:  $(install_command nodejs)" \
        "Node 20+ is missing (CDK for Java runs on it). Install it with:  $(install_command nodejs)"
}

# Its stacks go deep; what CDK says of the age of Node is no news to who deploys.
aws_java() {
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=18,20,22,24 JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION=1 \
        JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION=1 \
        "$JAVA_HOME/bin/java" -Xss8m -XX:TieredStopAtLevel=1 -Dlabra.home="$HOME_DIR" \
        -cp "$HOME_DIR/aws/target/classes:$HOME_DIR/aws/target/lib/*" labra.aws.Main "$@"
}

# The CDK CLI of the path, or the one that npm brings into target/.
need_cdk() {
    if has cdk; then
        CDK=cdk
        return
    fi
    CDK="$STATE_DIR/cdk/node_modules/.bin/cdk"
    [ ! -x "$CDK" ] || return 0
    has npm || fail "Falta la CLI de CDK, y npm para traerla:  npm install -g aws-cdk@$CDK_CLI" \
        "The CDK CLI is missing, and npm to bring it:  npm install -g aws-cdk@$CDK_CLI"
    say "Descargando la CLI de CDK $CDK_CLI…" "Downloading the CDK CLI $CDK_CLI…"
    npm install --silent --no-fund --no-audit --prefix "$STATE_DIR/cdk" "aws-cdk@$CDK_CLI" >&2 ||
        fail "No se pudo descargar la CLI de CDK." "The CDK CLI could not be downloaded."
}

need_credentials() {
    [ -z "${AWS_ACCESS_KEY_ID:-}${AWS_PROFILE:-}${AWS_CONTAINER_CREDENTIALS_RELATIVE_URI:-}${AWS_CONTAINER_CREDENTIALS_FULL_URI:-}${AWS_WEB_IDENTITY_TOKEN_FILE:-}" ] || return 0
    [ ! -s "${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}" ] && [ ! -s "${AWS_CONFIG_FILE:-$HOME/.aws/config}" ] || return 0
    fail "Faltan credenciales de una cuenta de AWS: ponga AWS_PROFILE, o AWS_ACCESS_KEY_ID y AWS_SECRET_ACCESS_KEY, o ejecute «aws configure sso»." \
        "Credentials of an AWS account are missing: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run \"aws configure sso\"."
}

need_aws_cli() {
    has aws || fail "Falta la CLI de AWS: $(install_command awscli)" "The AWS CLI is missing: $(install_command awscli)"
}

# The packages of the functions, which their templates name.
aws_package_functions() {
    local log="$STATE_DIR/build-lambda.log"
    need_maven
    say "Construyendo los paquetes de las funciones…" "Building the packages of the functions…"
    (cd -- "$HOME_DIR" && "$MAVEN" -B -q -Paws -Dunchecked -Dmaven.test.skip=true -Dspotless.check.skip=true -pl lambda -am package) >"$log" 2>&1 ||
        { tail -n 40 -- "$log" >&2; fail "No se pudo construir. El registro completo está en $log" "The build failed. The whole log is in $log"; }
}

# aws_prepare NAME CASE REGION FOLDER APPROVAL: keys and the schema, between the database and the application that wants both.
aws_prepare() {
    local name="$1" which="$2" region="$3" out="$4" approval="$5"
    export AWS_DEFAULT_REGION="$region"
    aws_keys "$name"
    if [ "$which" != functions ]; then
        aws_run_build "Labra-$name-schema"
        return
    fi
    "$CDK" --app "$out" deploy "Labra-$name-schema" --require-approval "$approval"
    aws_invoke "Labra-$name-roles"
    aws_invoke "Labra-$name-schema"
    aws_invoke "Labra-$name-roles"
}

# The application's first keys, in place of the 32 letters that Secrets Manager made; anything else that is there, or that cannot be
# read, stays as it is. The keys that sign are put in last: while they are not there, nothing was done.
aws_keys() {
    local secret="labra/$1/application" kept folder
    kept="$(aws secretsmanager get-secret-value --secret-id "$secret" --query SecretString --output text)" ||
        fail "No se pudo leer el secreto $secret: no se cambia." "The secret $secret could not be read: it stays as it is."
    case "$kept" in *labra.keys.jwk=*) return 0 ;; esac
    [[ "$kept" =~ ^[A-Za-z0-9]{32}$ ]] ||
        fail "El secreto $secret no tiene claves ni está como AWS lo hizo: no se cambia." \
            "The secret $secret has no keys, and is not as AWS made it: it stays as it is."
    folder="$(umask 077 && mktemp -d)"
    if aws_java keys "$folder" &&
        aws secretsmanager put-secret-value --secret-id "labra/$1/public-keys" --secret-string "file://$folder/public-keys.json" >/dev/null &&
        aws secretsmanager put-secret-value --secret-id "$secret" --secret-string "file://$folder/application.properties" >/dev/null; then
        rm -rf -- "$folder"
    else
        rm -rf -- "$folder"
        fail "No se pudieron guardar las claves en $secret." "The keys could not be put into $secret."
    fi
}

# aws_run_build PROJECT: starts it and waits for its end.
aws_run_build() {
    local id status
    id="$(aws codebuild start-build --project-name "$1" --query build.id --output text)"
    while :; do
        status="$(aws codebuild batch-get-builds --ids "$id" --query 'builds[0].buildStatus' --output text)"
        case "$status" in
            IN_PROGRESS) sleep 10 ;;
            SUCCEEDED) return ;;
            *) fail "$1 terminó en $status: vea su registro en CloudWatch." "$1 ended in $status: see its log in CloudWatch." ;;
        esac
    done
}

# aws_invoke FUNCTION: one call, which must neither fail nor be answered with a problem.
aws_invoke() {
    local answer error
    answer="$(mktemp)"
    error="$(aws lambda invoke --function-name "$1" --payload "fileb://$HOME_DIR/aws/schema-event.json" --cli-read-timeout 900 \
        "$answer" --query FunctionError --output text)" || fail "No se pudo llamar a la función $1." "The function $1 could not be called."
    if [ "$error" != None ] || grep -qE '"statusCode" *: *[3-5]' "$answer"; then
        cat -- "$answer" >&2
        fail "La función $1 falló." "The function $1 failed."
    fi
    rm -f -- "$answer"
}

# aws_deploy NAME CASE REGION FOLDER APPROVAL: what holds data first, then keys and the schema, then what wants them. The pipeline deploys
# what is watched, and neither itself nor the account's rules: that is for who started it.
aws_deploy() {
    local name="$1" which="$2" region="$3" out="$4" approval="$5" all=--all
    need_aws_cli
    [ -z "${CODEBUILD_BUILD_ID:-}" ] || all="Labra-$name-watch"
    if [ "$which" != 1 ]; then
        "$CDK" --app "$out" deploy "Labra-$name-notices" "Labra-$name-foundation" --require-approval "$approval"
        aws_prepare "$name" "$which" "$region" "$out" "$approval"
    fi
    "$CDK" --app "$out" deploy "$all" --require-approval "$approval"
    [ "$which" != 3 ] || aws_run_build "Labra-$name-manifests"
    say "Listo. Lo que falta hacer a mano la primera vez: docs/aws.md, «La primera hora»." \
        "Done. What is left to do by hand the first time: docs/aws.md, \"The first hour\"."
}

# What a deployment's users ask first: ready, documented, and an unknown person's report is a problem that says so.
aws_try() {
    local url="https://$1" status
    curl -fsS --max-time 20 "$url/openapi" >/dev/null || fail "$url no responde." "$url does not answer."
    status="$(curl -sS --max-time 20 -o /dev/null -w '%{http_code} %{content_type}' "$url/generar_informe?email=nadie@example.com")"
    [ "${status%%;*}" = "404 application/problem+json" ] ||
        fail "El informe de nadie responde $status, y no 404." "The report of nobody answers $status, and not 404."
    status="$(curl -sS --max-time 20 -o /dev/null -w '%{http_code}' -X POST -H 'Content-Type: application/json' -d '{}' "$url/cargar_infraccion")"
    [ "$status" = 401 ] || fail "Cargar sin token responde $status, y no 401." "Loading without a token answers $status, and not 401."
    say "$url responde como debe." "$url answers as it should."
}

run_aws() {
    local action="${1:-}" name="" which="" approval=broadening region out
    case "$action" in
        '' | -h | --help | help) aws_help && return ;;
        synth | diff | deploy | destroy | try | cost) shift ;;
        *) aws_wrong "Orden desconocida: aws $action" "Unknown command: aws $action" ;;
    esac
    while [ $# -gt 0 ]; do
        case "$1" in
            -h | --help) aws_help && return ;;
            --case) which="${2:-}" && shift ;;
            --case=*) which="${1#--case=}" ;;
            --yes) approval=never ;;
            -*) aws_wrong "Opción desconocida: $1" "Unknown option: $1" ;;
            *) [ -z "$name" ] || aws_wrong "Sobra: $1" "Too much: $1"; name="$1" ;;
        esac
        shift || aws_wrong "Falta el caso después de --case." "The case is missing after --case."
    done
    [ -n "$name" ] || aws_wrong "Falta la instalación (una de aws/installations.yaml)." "The installation is missing (one of aws/installations.yaml)."
    if [ "$action" != cost ]; then
        case "$which" in
            1 | 2 | 3 | functions) ;;
            '') aws_wrong "Falta --case 1, 2, 3 o functions." "--case 1, 2, 3 or functions is missing." ;;
            *) aws_wrong "No hay caso «$which»: hay 1, 2, 3 y functions." "There is no case \"$which\": there are 1, 2, 3 and functions." ;;
        esac
    fi
    need_java
    [ "$action" = try ] || need_node
    aws_build
    if [ "$action" = cost ]; then
        aws_java cost "$name"
        return
    fi
    region="$(aws_java check "$name" "$which")" || exit 2
    if [ "$action" = try ]; then
        aws_try "$(aws_java domain "$name")"
        return
    fi
    out="$HOME_DIR/aws/target/cdk.out/$name-$which"
    if [ "$action" != synth ]; then
        need_credentials
        need_cdk
        export AWS_REGION="$region"
    fi
    [ "$which" != functions ] || aws_package_functions
    rm -rf -- "$out"
    aws_java synth "$name" "$which" "$out" || exit $?
    case "$action" in
        synth) say "Plantillas en $out" "Templates in $out" ;;
        diff) "$CDK" --app "$out" diff ;;
        deploy) aws_deploy "$name" "$which" "$region" "$out" "$approval" ;;
        destroy)
            # The account's own stack is not this installation's to take away.
            if [ "$approval" = never ]; then "$CDK" --app "$out" destroy "Labra-$name-*" --force; else "$CDK" --app "$out" destroy "Labra-$name-*"; fi
            ;;
    esac
}

# Whether the libraries of the deployments can be had: where they cannot, their tests are skipped, and never said to have passed.
aws_libraries() {
    local log="$STATE_DIR/libraries-aws.log"
    mkdir -p -- "$STATE_DIR"
    (cd -- "$HOME_DIR" && "$MAVEN" -B -Paws -pl aws,lambda/handlers dependency:resolve) >"$log" 2>&1 && return 0
    grep -qE 'Could not (resolve|find|transfer)|Cannot access' "$log" && return 1
    tail -n 40 -- "$log" >&2
    fail "No se pudo construir. El registro completo está en $log" "The build failed. The whole log is in $log"
}

# moto, which answers as AWS's services do, from Debian 13 in a folder of its own; where it cannot be had, its tests are skipped and say so.
aws_moto() {
    local root="$HOME_DIR/aws/target/moto" log="$STATE_DIR/moto.log"
    [ ! -x "$root/usr/bin/moto_server" ] || return 0
    if [ "$(id -u)" -ne 0 ] || ! has debootstrap; then
        say "Se saltean las pruebas contra moto: hacen falta root y debootstrap (apt-get install debootstrap)." \
            "skipped: the tests against moto want root and debootstrap (apt-get install debootstrap)."
        return 0
    fi
    say "Preparando moto, que responde como AWS… (una vez, 450 MB)" "Preparing moto, which answers as AWS does… (once, 450 MB)"
    mkdir -p -- "$STATE_DIR" "$HOME_DIR/aws/target"
    if ! { debootstrap --variant=minbase trixie "$root.partial" && chroot "$root.partial" apt-get install -y -q --no-install-recommends python3-moto \
        python3-flask python3-flask-cors python3-openapi-spec-validator python3-docker python3-yaml python3-jsonpath-ng python3-joserfc \
        python3-pyparsing; } >"$log" 2>&1; then
        rm -rf --one-file-system -- "$root.partial"
        say "Se saltean las pruebas contra moto: no se puede descargar (vea $log)." "skipped: moto cannot be had (see $log)."
        return 0
    fi
    mv -- "$root.partial" "$root"
}

# ./labra test --aws [--whole | MAVEN OPTIONS]: the deployments' own tests, against AWS's specification and rules too where npm can bring them;
# --whole runs the functions beside the server as well, which builds both.
run_aws_tests() {
    local specification="$HOME_DIR/aws/target/specification" whole=false
    if [ "${1:-}" = --whole ]; then whole=true && shift; fi
    need_java
    need_maven
    if ! has node; then
        say "Se saltean las pruebas de AWS: falta Node (CDK para Java lo usa)." "skipped: the tests of AWS want Node (CDK for Java runs on it)."
        return 0
    fi
    if ! aws_libraries; then
        say "Se saltean las pruebas de AWS: sus bibliotecas no se pueden descargar." "skipped: the libraries of the tests of AWS cannot be had."
        return 0
    fi
    if has npm && [ ! -d "$specification/node_modules/@cdklabs/cdk-validator-cfnguard" ]; then
        npm install --silent --no-fund --no-audit --legacy-peer-deps --ignore-scripts --prefix "$specification" \
            "@aws-cdk/aws-service-spec@$SPECIFICATION" "@cdklabs/cdk-validator-cfnguard@$GUARD" >&2 || true
    fi
    aws_moto
    (cd -- "$HOME_DIR" && "$MAVEN" -B -Paws -pl aws,lambda/handlers verify "$@")
    if $whole; then
        (cd -- "$HOME_DIR" && "$MAVEN" -B -Paws -pl app,lambda/handlers,lambda verify -Dtest="FunctionTest,SmallFunctionsTest,EmulatedTest" -Dsurefire.failIfNoSpecifiedTests=false)
    fi
    if [ $# -eq 0 ]; then "$HOME_DIR/aws/commands-test.sh"; fi
}
