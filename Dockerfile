# Labra's image: built by Maven; run by a Java made of the modules it needs, with an AOT cache from a real training run, on
# little more than the C library.

FROM maven:3.9-eclipse-temurin-25 AS java
RUN jlink --output /java --no-header-files --no-man-pages --strip-java-debug-attributes --compress zip-6 \
    --include-locales=es,en,pt --add-modules \
java.base,java.compiler,java.datatransfer,java.desktop,java.instrument,java.logging,java.management,java.naming,\
java.net.http,java.prefs,java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,\
java.xml,java.xml.crypto,jdk.charsets,jdk.crypto.cryptoki,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,\
jdk.nio.mapmode,jdk.unsupported,jdk.zipfs

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml ./
COPY app app
RUN --mount=type=cache,target=/root/.m2 \
    mvn --batch-mode --no-transfer-progress -f app/pom.xml package \
    -Dmaven.test.skip=true -Dspotless.check.skip=true
# The PostgreSQL that travels with the program is for the training alone: an image has its database elsewhere.
RUN mkdir /postgres && cd /postgres && for jar in /build/app/target/quarkus-app/lib/main/io.zonky.test.postgres.*; do \
    jar --extract --file "$jar" && version=${jar%.jar} && echo "${version##*-}" >version && rm "$jar"; done

# What the final image has of an operating system: the C library, and one small program for the shell and the health check.
FROM debian:13-slim AS system
RUN apt-get update && apt-get install -y --no-install-recommends \
    busybox-static fonts-noto-core fonts-droid-fallback fonts-nanum
COPY --from=java /java /opt/java
COPY --chmod=755 deploy/app/system /tmp/system
RUN /tmp/system /system
COPY --chmod=755 deploy/app/run deploy/app/healthy /system/usr/local/bin/

# The training run: the whole program on a database of its own, asked the questions that users ask first.
FROM debian:13-slim AS trained
RUN apt-get update && apt-get install -y --no-install-recommends xz-utils
ENV PATH=/opt/java/bin:$PATH LANG=C.UTF-8
COPY --from=java /java /opt/java
COPY --from=build /build/app/target/quarkus-app /app
COPY --from=build /postgres /postgres
COPY --chmod=755 deploy/app/run /usr/local/bin/labra
COPY --chmod=755 deploy/app/run-with-database /usr/local/bin/run
COPY --chmod=755 deploy/app/train /usr/local/bin/
USER nobody
RUN train /tmp/labra.aot

FROM scratch
ENV PATH=/opt/java/bin:/usr/local/bin:/bin LANG=C.UTF-8
COPY --from=system /system /
COPY --from=java /java /opt/java
COPY --from=build /build/app/target/quarkus-app /app
COPY --from=trained /tmp/labra.aot /app/labra.aot
WORKDIR /app
USER labra
EXPOSE 8000
HEALTHCHECK --interval=3s --timeout=3s --start-period=60s --retries=4 CMD ["healthy"]
ENTRYPOINT ["run"]
CMD ["start"]
