FROM debian:13-slim
ENV LANG=C.UTF-8 PGDATA=/var/lib/postgresql/data PATH=/usr/lib/postgresql/17/bin:$PATH
RUN groupadd -g 999 postgres && useradd -u 999 -g postgres -d /var/lib/postgresql -s /bin/bash postgres \
    && apt-get update && apt-get install -y --no-install-recommends postgresql-17 \
    && rm -rf /var/lib/apt/lists/* /var/lib/postgresql/17 /etc/postgresql \
    && install -d -o postgres -g postgres -m 700 "$PGDATA" && install -d /docker-entrypoint-initdb.d
COPY --chmod=755 postgres-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]
