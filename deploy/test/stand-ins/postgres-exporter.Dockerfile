FROM debian:13-slim
RUN apt-get update && apt-get install -y --no-install-recommends prometheus-postgres-exporter && rm -rf /var/lib/apt/lists/*
USER nobody
ENTRYPOINT ["prometheus-postgres-exporter"]
