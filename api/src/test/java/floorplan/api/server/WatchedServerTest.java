package floorplan.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.server.WatchedServer.ServerStanding;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchedServerTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private ServerStanding checked(WatchedServer server) throws InterruptedException {
        server.check(threads);
        return Objects.requireNonNull(server.standing());
    }

    @Test
    void remembersSinceWhenAServerAnswers() throws InterruptedException {
        AtomicBoolean up = new AtomicBoolean(true);
        WatchedServer server = new WatchedServer(
                NeededServer.REDIS,
                () -> {
                    if (!up.get()) {
                        throw new IllegalStateException("down");
                    }
                },
                Duration.ofMinutes(1));
        assertThat(server.standing()).isNull();

        ServerStanding first = checked(server);
        assertThat(first.answers()).isTrue();
        assertThat(checked(server).since()).isEqualTo(first.since()).isEqualTo(first.checkedAt());

        up.set(false);
        ServerStanding down = checked(server);
        assertThat(down.answers()).isFalse();
        assertThat(down.since()).isEqualTo(down.checkedAt()).isAfter(first.since());
        assertThat(checked(server).since()).isEqualTo(down.since());

        up.set(true);
        assertThat(checked(server).since()).isAfter(down.since());
    }

    @Test
    void asksASilentServerNoSecondQuestionWhileTheFirstIsUnderWay() throws InterruptedException {
        AtomicInteger questions = new AtomicInteger();
        CountDownLatch answer = new CountDownLatch(1);
        WatchedServer server = new WatchedServer(
                NeededServer.TEMPORAL,
                () -> {
                    questions.incrementAndGet();
                    try {
                        answer.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                },
                Duration.ofMillis(20));
        assertThat(checked(server).answers()).isFalse();
        assertThat(checked(server).answers()).isFalse();
        assertThat(questions).hasValue(1);
    }
}
