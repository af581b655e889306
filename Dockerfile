# Labra's image: built by Maven, run by a Java made of the modules it needs, with an AOT cache of a real training run.

FROM maven:3.9-eclipse-temurin-25 AS java
RUN jlink --output /java --no-header-files --no-man-pages --strip-java-debug-attributes --compress zip-6 \
    --include-locales=es,en,pt --add-modules \
java.base,java.compiler,java.datatransfer,java.desktop,java.instrument,java.logging,java.management,java.naming,\
java.net.http,java.prefs,java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,\
java.xml,java.xml.crypto,jdk.crypto.cryptoki,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,\
jdk.nio.mapmode,jdk.unsupported,jdk.zipfs

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml ./
COPY app app
RUN --mount=type=cache,target=/root/.m2 \
    mvn --batch-mode --no-transfer-progress -f app/pom.xml package -DskipTests -Dspotless.check.skip=true

FROM debian:13-slim AS labra
RUN groupadd --gid 10001 labra \
    && useradd --uid 10001 --gid labra --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin labra \
    && install -d -o labra -g labra -m 700 /keys
ENV PATH=/opt/java/bin:$PATH
COPY --from=java /java /opt/java
COPY --chmod=755 deploy/app/healthy deploy/app/run /usr/local/bin/
COPY --from=build /build/app/target/quarkus-app /app
WORKDIR /app

# The training run: the whole program on a database of its own, asked the questions that users ask first.
FROM labra AS trained
USER labra
COPY deploy/app/train /tmp/train
RUN sh /tmp/train /tmp/labra.aot

FROM labra
COPY --from=trained /tmp/labra.aot /app/labra.aot
USER labra
EXPOSE 8000
HEALTHCHECK --interval=3s --timeout=3s --start-period=60s --retries=4 CMD ["healthy"]
ENTRYPOINT ["run"]
CMD ["start"]
