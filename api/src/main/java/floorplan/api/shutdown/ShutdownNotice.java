package floorplan.api.shutdown;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps taking requests for a while after readiness is down, so load balancers notice before a request is turned away.
 * The web server's own graceful shutdown then finishes the requests in progress.
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

    /** Waits. Spring Boot has taken readiness down before anything is stopped. */
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

    /** Stops before everything else, so the health endpoint still answers meanwhile. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
