# A bare Debian 13 with what deploy/vm/cloud-init.yaml asks for: its files are read here by the programs that read them there.
FROM debian:13-slim
RUN apt-get update && apt-get install -y --no-install-recommends cloud-init systemd git ca-certificates docker.io unattended-upgrades \
    && apt-get install -y --no-install-recommends docker-cli docker-compose docker-buildx && rm -rf /var/lib/apt/lists/*
