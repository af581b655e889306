FROM debian:forky-slim
RUN groupadd -g 101 nginx && useradd -u 101 -g nginx -M -s /usr/sbin/nologin nginx \
    && apt-get update && apt-get install -y --no-install-recommends nginx-light \
    && rm -rf /var/lib/apt/lists/* /etc/nginx/sites-enabled
CMD ["nginx", "-g", "daemon off;"]
