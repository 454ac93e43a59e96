package floorplan.worker.credit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import floorplan.runtime.failure.Outages;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** Counts the listener's tries that an outage ends, by their log lines at DEBUG. */
final class FailedTries extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger outages = (Logger) LoggerFactory.getLogger(Outages.class);
    private final AtomicInteger count = new AtomicInteger();

    FailedTries() {
        start();
        outages.setLevel(Level.DEBUG);
        outages.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getFormattedMessage().startsWith("taking a batch of credit messages failed")) {
            count.incrementAndGet();
        }
    }

    int count() {
        return count.get();
    }

    @Override
    public void close() {
        outages.detachAppender(this);
        outages.setLevel(null);
    }
}
