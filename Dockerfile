# The two applications. Built by docker compose; the jars are the same that `make up` runs.
FROM maven:3.9.16-eclipse-temurin-25-noble AS build
WORKDIR /floorplan
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B --no-transfer-progress -Dmaven.test.skip -Dspotless.check.skip -Dcyclonedx.skip -pl api,worker -am package

FROM eclipse-temurin:25.0.4_7-jre-noble AS runtime
RUN useradd --system --no-create-home floorplan
WORKDIR /floorplan
USER floorplan
ENV MANAGEMENT_SERVER_ADDRESS=127.0.0.1 \
    MANAGEMENT_SERVER_PORT=8081
# With a small heap, G1 may mark the whole heap for each large buffer of a batch; this collector does not: see docs/performance.md.
ENTRYPOINT ["java", "-XX:+UseParallelGC", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "app.jar"]
# Bash itself asks, because the image need not have an HTTP client.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=12 \
    CMD ["bash", "-c", "exec 3<> /dev/tcp/127.0.0.1/8081 && printf 'GET /actuator/health HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]

FROM runtime AS worker
COPY --from=build /floorplan/worker/target/worker-*-app.jar app.jar

FROM runtime AS api
COPY --from=build /floorplan/api/target/api-*-app.jar app.jar
EXPOSE 8080
