package floorplan.runtime.failure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** The log events at INFO and above, captured until this is closed. */
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    public CapturedLog() {
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
            // Captures the ids that this thread has now.
            event.prepareForDeferredProcessing();
            events.add(event);
            synchronized (events) {
                events.notifyAll();
            }
        }
    }

    /** The first line with this beginning. Waits up to a minute. */
    ILoggingEvent await(String beginning) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        synchronized (events) {
            while (true) {
                for (ILoggingEvent event : events) {
                    if (event.getFormattedMessage().startsWith(beginning)) {
                        return event;
                    }
                }
                if (System.nanoTime() > end) {
                    throw new AssertionError("nothing begins with " + beginning);
                }
                events.wait(TimeUnit.SECONDS.toMillis(1));
            }
        }
    }

    /** Lines such as {@code WARN Redis is away}, from Floorplan's loggers. */
    public List<String> lines() {
        return ofOurs().stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    List<ILoggingEvent> ofOurs() {
        return events.stream()
                .filter(event -> event.getLoggerName().startsWith("floorplan."))
                .toList();
    }

    List<ILoggingEvent> ofOthers() {
        return events.stream()
                .filter(event -> !event.getLoggerName().startsWith("floorplan."))
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(this);
    }
}
