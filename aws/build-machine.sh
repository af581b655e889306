#!/usr/bin/env bash
# What CodeBuild's image lacks: a JDK 25 and Maven. ./labra aws brings the CDK CLI, in its own version.
set -euo pipefail

if ! ls -d /usr/lib/jvm/*25* >/dev/null 2>&1; then
    rpm --import https://yum.corretto.aws/corretto.key
    curl -fsSL -o /etc/yum.repos.d/corretto.repo https://yum.corretto.aws/corretto.repo
    yum install -y -q java-25-amazon-corretto-devel
fi
command -v mvn >/dev/null || yum install -y -q maven
