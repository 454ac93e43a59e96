package floorplan.api.shutdown;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Gives whoever sends requests here the time to notice that readiness is down, before the first is turned away. What is in work then is finished by the web server's
 * own graceful shutdown.
 */
@Component
@EnableConfigurationProperties(ShutdownSettings.class)
class ShutdownNotice implements SmartLifecycle {
    private final Duration notice;
    private volatile boolean running;

    ShutdownNotice(ShutdownSettings settings) {
        notice = settings.notice();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Spring Boot has taken readiness down before anything is stopped. */
    @Override
    public void stop() {
        running = false;
        try {
            Thread.sleep(notice);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else: the health endpoint, too, must still answer. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
