FROM debian:13-slim
COPY jdk /opt/java
COPY maven /opt/maven
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:/opt/maven/bin:$PATH
