package floorplan.api.server;

import floorplan.api.database.ApiDatabases;
import floorplan.store.server.ServerQuestions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Asks every server whether it answers, each in a thread of its own, so a silent one delays no other. */
@Component
class ServerWatch {
    /** Well within the minute for which a result counts. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** Much longer than a healthy server takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<WatchedServer> servers;

    ServerWatch(
            ApiDatabases databases, StringRedisTemplate redis, RabbitTemplate rabbit, WorkflowServiceStubs temporal) {
        servers = List.of(
                watched(NeededServer.MYSQL_ACCOUNT, () -> ServerQuestions.ask(databases.account())),
                watched(NeededServer.MYSQL_CLMS, () -> ServerQuestions.ask(databases.clms())),
                watched(NeededServer.REDIS, () -> ServerQuestions.ask(redis)),
                watched(NeededServer.RABBITMQ, () -> ServerQuestions.ask(rabbit)),
                watched(NeededServer.TEMPORAL, temporal::healthCheck));
    }

    private static WatchedServer watched(NeededServer server, Runnable question) {
        return new WatchedServer(server, question, PATIENCE);
    }

    List<WatchedServer> servers() {
        return servers;
    }

    @PostConstruct
    void start() {
        servers.forEach(server -> threads.execute(() -> watch(server)));
    }

    private void watch(WatchedServer server) {
        try {
            while (!threads.isShutdown()) {
                server.check(threads);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
