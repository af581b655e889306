FROM debian:13-slim
COPY node /usr/local/bin/node
COPY node_modules /app/node_modules
RUN apt-get update && apt-get install -y --no-install-recommends libatomic1 libstdc++6 && rm -rf /var/lib/apt/lists/*
USER nobody
ENTRYPOINT ["node", "/app/node_modules/maildev/bin/maildev"]
