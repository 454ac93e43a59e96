package floorplan.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.lettuce.core.RedisConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private final FailureLog failures = new FailureLog(new Outages());
    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void close() {
        log.close();
    }

    private static RuntimeException bug() {
        return new IllegalStateException("it differs: " + System.nanoTime());
    }

    @Test
    void tellsABugWithItsTrace() {
        failures.failed("Apply", "repayment:1", bug());

        ILoggingEvent told = log.ofOurs().getFirst();
        assertThat(told.getLevel()).isEqualTo(Level.ERROR);
        assertThat(told.getFormattedMessage()).isEqualTo("Apply failed unexpectedly");
        assertThat(told.getThrowableProxy().getStackTraceElementProxyArray()[0].getSTEAsString())
                .contains("FailureLogTest.bug(FailureLogTest.java:");
    }

    @Test
    void tellsTheSameBugOfTheSameWorkOnce() {
        for (int i = 0; i < 3; i++) {
            failures.failed("Apply", "repayment:1", bug());
        }
        assertThat(log.lines()).hasSize(1);

        failures.failed("Apply", "repayment:2", bug());
        assertThat(log.lines()).as("other work").hasSize(2);
        failures.failed("Apply", "repayment:1", new NullPointerException());
        assertThat(log.lines()).as("another bug").hasSize(3);
    }

    @Test
    void tellsABugAgainThatComesBack() {
        failures.failed("Apply", "repayment:1", bug());
        failures.succeeded("Apply", "repayment:1");
        failures.failed("Apply", "repayment:1", bug());

        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void leavesAnOutageToBeToldAsOne() {
        failures.failed("Log", "repayment:1", new RedisConnectionException("refused"));
        failures.failed("Log", "repayment:2", new RedisConnectionException("refused"));

        assertThat(log.lines()).singleElement().asString().startsWith("WARN Redis is away or busy: refused");
    }
}
