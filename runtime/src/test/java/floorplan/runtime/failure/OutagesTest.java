package floorplan.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.store.message.NotPublished;
import io.lettuce.core.RedisConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutagesTest {
    private final RuntimeException redisDown = new RedisConnectionException("Unable to connect\nto it");

    private long nanos;
    private final List<Runnable> later = new ArrayList<>();
    private final Outages outages = new Outages(() -> nanos, later::add);
    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void close() {
        log.close();
    }

    private void after(Duration time) {
        nanos += time.toNanos();
    }

    /** Lets time pass in which nothing fails. */
    private void calm() {
        List.copyOf(later).forEach(Runnable::run);
        later.clear();
    }

    @Test
    void tellsAnOutageWhenItBeginsAndWhenItIsOverHoweverManyTriesFail() {
        for (int i = 0; i < 4; i++) {
            assertThat(outages.failed("Log", redisDown)).isTrue();
            after(Duration.ofSeconds(10));
        }
        outages.succeeded("Log");
        outages.succeeded("Log");
        calm();

        assertThat(log.lines())
                .containsExactly(
                        "WARN Redis is away or busy: Unable to connect. Work that needs it waits and is tried again",
                        "INFO Redis is back; tries that failed: 4, within 30 s");
    }

    @Test
    void takesTheSuccessOfAnotherStepForNoProof() {
        outages.failed("Log", redisDown);
        outages.succeeded("Apply");
        calm();

        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void takesFailuresThatComeAndGoForOneOutage() {
        for (int i = 0; i < 10; i++) {
            outages.failed("Log", redisDown);
            outages.succeeded("Log");
        }
        outages.failed("Log", redisDown);
        calm();

        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void keepsTheServersApart() {
        outages.failed("Log", redisDown);
        outages.failed("Publish", new NotPublished("no confirm"));
        outages.succeeded("Publish");
        calm();

        assertThat(log.lines()).last().asString().startsWith("INFO RabbitMQ is back");
        assertThat(log.lines()).hasSize(3);
    }

    @Test
    void tellsTheNextOutageAgain() {
        for (int i = 0; i < 2; i++) {
            outages.failed("Log", redisDown);
            outages.succeeded("Log");
            calm();
        }

        assertThat(log.lines()).hasSize(4);
    }

    @Test
    void isSilentAboutABug() {
        assertThat(outages.failed("Log", new IllegalStateException("a bug"))).isFalse();
        assertThat(log.lines()).isEmpty();
    }
}
